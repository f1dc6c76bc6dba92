package org.presque.container;

import org.presque.contract.WholeProtocol;
import org.presque.page.PagesInBrowser;

/** Both protocols on WildFly, and the pages in a browser: its JSP compiler is another one than the Tomcat of the stand-alone server has. */
class WildFlyIT extends DeployedWar implements WholeProtocol, PagesInBrowser {
    @Override
    String product() {
        return "WildFly";
    }
}
