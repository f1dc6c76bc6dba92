package org.presque.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;
import org.presque.testing.RedisServer;

/** The WAR as Maven built it, deployed in the container of this failsafe execution, over a Redis of its own. */
@ExtendWith(FreePorts.class)
@ExtendWith(ArquillianExtension.class)
abstract class DeployedWar implements RunningPresque {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test.
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Files.writeString(Path.of(System.getProperty("PRESQUE_CONFIG", "")), RunningPresque.settings(REDIS));
        return ShrinkWrap.createFromZipFile(
                WebArchive.class, Path.of(System.getProperty("presque.war", "")).toFile());
    }

    /** What the server says of itself outside of our context. */
    abstract String product();

    /** Another version before it on the classpath would run in its place, under a green report. */
    @Test
    void isServedByTheServerThatTheReportNames() {
        Answer answer = RawHttp.exchange(base(), "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertTrue(answer.text().contains(product()), answer::toString);
    }

    @Override
    public URI base() {
        try {
            return base.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RedisServer redis() {
        return REDIS;
    }

    @Override
    public String container() {
        return System.getProperty("arquillian.launch", "");
    }
}
