package org.presque.command.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Asks the system whether a stream is somebody at a terminal; Java tells only of two at once, and each version otherwise. */
public enum Terminal {
    INPUT(0),
    OUTPUT(1),
    ERROR(2);

    private final int descriptor;

    Terminal(int descriptor) {
        this.descriptor = descriptor;
    }

    public boolean isThere() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .redirectInput(Redirect.INHERIT)
                            .redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
