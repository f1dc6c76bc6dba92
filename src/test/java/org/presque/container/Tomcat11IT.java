package org.presque.container;

import org.presque.contract.WholeProtocol;

/** Both protocols on Tomcat 11. */
class Tomcat11IT extends DeployedWar implements WholeProtocol {
    @Override
    String product() {
        return "Apache Tomcat/11.";
    }
}
