package org.presque.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** An embedded Tomcat that serves the unpacked WAR at its root. */
final class WebServer {
    private static final String LOG_BRIDGE = "WEB-INF/server/webapp/slf4j-jdk14.jar";
    // Ten thousand waiters and those who feed them; Tomcat's 8192 would leave some of them at the door.
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int BACKLOG = 1_024;
    private static final String CONNECTION_MILLIS = "10000";
    private static final String KEEP_ALIVE_MILLIS = "75000";

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector;
    private final Context context;

    /** A server of the WAR unpacked in a folder, which it tells its settings as context parameters. */
    WebServer(Path unpacked, Bind bind, Port port, Map<String, String> parameters) {
        Registry.disableRegistry(); // Nobody looks at Tomcat's parts by JMX here, and making them visible takes long.
        tomcat.setBaseDir(unpacked.resolve("tomcat").toString());
        connector = connector(bind, port);
        tomcat.setConnector(connector);
        tomcat.getEngine().setParentClassLoader(WebServer.class.getClassLoader());
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setErrorReportValveClass(JsonErrorReport.class.getName());
        host.setAutoDeploy(false);
        context = context(unpacked);
        parameters.forEach(context::addParameter);
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.BEFORE_STOP_EVENT)) {
                sendWaitersAway();
            }
        });
    }

    /** Does what the application wants to have done first: Tomcat itself waits two seconds for those who wait for jobs. */
    private void sendWaitersAway() {
        if (context.getServletContext().getAttribute("org.presque.before_stop") instanceof Runnable first) {
            first.run();
        }
    }

    private static Connector connector(Bind bind, Port port) {
        Connector connector = new Connector();
        connector.setPort(port.number());
        connector.setThrowOnFailure(true);
        connector.setProperty("address", bind.address().getHostAddress());
        connector.setProperty("bindOnInit", "false"); // So that stopping closes the door before it clears the room.
        connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
        connector.setProperty("acceptCount", Integer.toString(BACKLOG));
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("connectionTimeout", CONNECTION_MILLIS);
        connector.setProperty("keepAliveTimeout", KEEP_ALIVE_MILLIS);
        connector.setProperty("rejectIllegalHeader", "true");
        connector.setAllowTrace(true); // Not served, but by us: Tomcat would refuse it before its body is read.
        return connector;
    }

    private Context context(Path unpacked) {
        StandardContext made = (StandardContext) tomcat.addWebapp("", unpacked.toString());
        made.setJarScanner(scanner());
        made.setResources(resources(made, unpacked));
        // They heal leaks of redeployments; here the process ends with the application.
        made.setClearReferencesRmiTargets(false);
        made.setClearReferencesObjectStreamClassCaches(false);
        made.setClearReferencesThreadLocals(false);
        return made;
    }

    /** Looks for tag libraries in the one jar that has them: looking through all costs a third of a second. */
    private static StandardJarScanner scanner() {
        StandardJarScanFilter filter = new StandardJarScanFilter();
        filter.setDefaultTldScan(false);
        filter.setTldScan("jakarta.servlet.jsp.jstl-*.jar");
        filter.setDefaultPluggabilityScan(false);
        filter.setPluggabilityScan("");
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setJarScanFilter(filter);
        scanner.setScanClassPath(false);
        scanner.setScanManifest(false);
        return scanner;
    }

    /** The unpacked WAR, and what makes Jedis log where all others do: a container has that, or lacks it, by itself. */
    private static WebResourceRoot resources(Context context, Path unpacked) {
        StandardRoot root = new StandardRoot(context);
        root.addPostResources(new FileResourceSet(
                root,
                "/WEB-INF/lib/slf4j-jdk14.jar",
                unpacked.resolve(LOG_BRIDGE).toString(),
                "/"));
        return root;
    }

    /**
     * Starts, and returns the port listened on.
     *
     * @throws StartFailure if it cannot listen or the application does not start
     */
    int start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new StartFailure("the server did not start: " + rootMessage(e), e);
        }
        if (context.getState() != LifecycleState.STARTED) {
            throw new StartFailure("the application did not start; the log above says why");
        }
        return connector.getLocalPort();
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Takes no more requests, lets those under way finish, and ends the application. */
    void stop() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new StartFailure("the server did not stop as it should: " + e.getMessage(), e);
        }
    }
}
