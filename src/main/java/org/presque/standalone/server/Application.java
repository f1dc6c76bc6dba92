package org.presque.standalone.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.jsp.HackInstanceManager;
import io.undertow.jsp.JspServletBuilder;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.SameThreadExecutor;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EventListener;
import java.util.HashMap;
import java.util.Map;
import org.apache.jasper.deploy.JspPropertyGroup;
import org.xnio.XnioWorker;

/** What a container reads in {@code WEB-INF/web.xml}, and what it would have by itself: Undertow alone wants to be told. */
final class Application {

    private static final String LISTENER = "org.presque.App";
    private static final String ERROR_PAGE = "/error";

    private Application() {}

    // Its classes are loaded with those of the server, for there is no other application to keep them from. Security is
    // off: there are no users here, and to look whether there are would take a thread that may block.
    static DeploymentInfo of(Path unpacked, Map<String, String> parameters, XnioWorker worker, ByteBufferPool buffers) {
        ClassLoader loader = Application.class.getClassLoader();
        DeploymentInfo info = Servlets.deployment()
                .setDeploymentName("presque")
                .setContextPath("/")
                .setClassLoader(loader)
                .setResourceManager(new WarFiles(unpacked))
                .setTempDir(folder(unpacked.resolve("WEB-INF/pages")))
                .addListener(new ListenerInfo(listener(loader)))
                .addErrorPage(Servlets.errorPage(ERROR_PAGE))
                .setSecurityDisabled(true)
                .setExecutor(SameThreadExecutor.INSTANCE)
                .setAsyncExecutor(new AsyncWork(worker))
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo().setWorker(worker).setBuffers(buffers));
        parameters.forEach(info::addInitParameter);
        pages(info, loader);
        return info;
    }

    /** For compiled pages; the compiler finds nothing there if it is made later. */
    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new ServerFailure("cannot make the folder " + path + ": " + e.getMessage(), e);
        }
    }

    private static Class<? extends EventListener> listener(ClassLoader loader) {
        try {
            return loader.loadClass(LISTENER).asSubclass(EventListener.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this WAR was not packed as it should be", e);
        }
    }

    private static void pages(DeploymentInfo info, ClassLoader loader) {
        JspPropertyGroup rules = new JspPropertyGroup();
        rules.addUrlPattern("*.jsp");
        rules.setPageEncoding("UTF-8");
        rules.setScriptingInvalid("true");
        rules.setTrimDirectiveWhitespaces("true");
        Map<String, JspPropertyGroup> groups = new HashMap<>(Map.of("*.jsp", rules));
        JspServletBuilder.setupDeployment(info, groups, TagLibraries.in(loader), new HackInstanceManager());
        info.addServlet(JspServletBuilder.createServlet("pages", "*.jsp")
                .addInitParam("development", "false")
                .addHandlerChainWrapper(Application::onlyForPages));
    }

    /** A page is what one of our servlets draws with it: nobody may ask for its template by some way into {@code WEB-INF}. */
    private static HttpHandler onlyForPages(HttpHandler template) {
        return exchange -> {
            ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
            if (context.getDispatcherType() == DispatcherType.INCLUDE) {
                template.handleRequest(exchange);
            } else {
                context.getOriginalResponse().sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        };
    }
}
