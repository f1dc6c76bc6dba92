package org.presque.standalone.server;

import io.undertow.UndertowMessages;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.Resource;
import io.undertow.server.handlers.resource.ResourceChangeListener;
import io.undertow.server.handlers.resource.ResourceManager;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of the WAR, which nobody changes while it runs. Of folders it shows those of {@code WEB-INF} only: who asks for another
 * is sent by Undertow to the same with a slash, and no servlet is asked.
 */
final class WarFiles implements ResourceManager {

    private static final String INSIDE = "/WEB-INF/";

    private final ResourceManager all;

    WarFiles(Path unpacked) {
        all = PathResourceManager.builder()
                .setBase(unpacked)
                .setAllowResourceChangeListeners(false)
                .build();
    }

    @Override
    public @Nullable Resource getResource(String path) throws IOException {
        Resource found = all.getResource(path);
        boolean isShown = found == null || !found.isDirectory() || path.startsWith(INSIDE);
        return isShown ? found : null;
    }

    @Override
    public boolean isResourceChangeListenerSupported() {
        return false;
    }

    @Override
    public void registerResourceChangeListener(ResourceChangeListener listener) {
        throw UndertowMessages.MESSAGES.resourceChangeListenerNotSupported();
    }

    @Override
    public void removeResourceChangeListener(ResourceChangeListener listener) {
        throw UndertowMessages.MESSAGES.resourceChangeListenerNotSupported();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
