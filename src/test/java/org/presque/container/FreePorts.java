package org.presque.container;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.presque.testing.FreePort;

/** Gives {@code arquillian.xml} the ports it names. {@link ExtendWith} it before Arquillian. */
final class FreePorts implements BeforeAllCallback {
    private static final List<String> NAMES = List.of("http.port", "https.port", "management.port");

    @Override
    public void beforeAll(ExtensionContext context) {
        NAMES.forEach(name -> System.setProperty("presque." + name, String.valueOf(FreePort.find())));
    }
}
