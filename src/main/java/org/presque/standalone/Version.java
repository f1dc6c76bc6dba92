package org.presque.standalone;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar that this class came in. */
final class Version implements IVersionProvider {
    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(unpacked)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"presque " + text()};
    }
}
