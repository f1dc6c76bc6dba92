package org.presque.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** The valve in a real Tomcat that has no application, so that nobody else can have answered. */
class JsonErrorReportTest {
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(JsonErrorReport.class.getName());
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @CsvSource({"/q/foo%2Fbar, 400, malformed request", "/q/%zz, 400, malformed request", "/q/foo, 404, not found"})
    void saysInJsonWhatTomcatRefuses(String target, int status, String error) {
        URI base = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");

        Answer answer =
                RawHttp.exchange(base, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertEquals(status + " {\"error\":\"" + error + "\"}", answer.status() + " " + answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
    }
}
