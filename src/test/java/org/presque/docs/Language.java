package org.presque.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The languages that there is a worker in under {@code examples/}, and the program that runs it. */
enum Language {
    SHELL("bash", "worker.sh") {
        @Override
        List<String> work() {
            String command = "mail=$(cat); case $mail in *'\"to\":'*) printf '%s\\n' \"$mail\" ;;"
                    + " *) echo \"nobody to send it to: $mail\" >&2; exit 1 ;; esac";
            return List.of("sh", "-c", command);
        }

        @Override
        String printed(Mail mail) {
            return mail.json() + "\n";
        }
    },
    PYTHON("python3", "worker.py"),
    NODE("node", "worker.mjs"),
    PERL("perl", "worker.pl");

    private final String interpreter;
    private final String file;

    Language(String interpreter, String file) {
        this.interpreter = interpreter;
        this.file = file;
    }

    String interpreter() {
        return interpreter;
    }

    boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder(interpreter, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command that starts the worker. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(interpreter);
        command.add(Path.of("examples", file).toAbsolutePath().toString());
        command.addAll(arguments);
        command.addAll(work());
        return command;
    }

    /** Arguments that say what to do with a job: the others print the mail it is by themselves. */
    List<String> work() {
        return List.of();
    }

    /** What the worker prints for this job. */
    String printed(Mail mail) {
        return mail.to() + ": " + mail.text() + "\n";
    }

    /** A job of the examples. */
    record Mail(String to, String text) {

        /** With a line break between its members. */
        String json() {
            return "{\"to\":\"%s\",\n \"text\":\"%s\"}".formatted(to, text.replace("\n", "\\n"));
        }
    }
}
