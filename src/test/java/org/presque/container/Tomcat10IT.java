package org.presque.container;

import org.presque.contract.WholeProtocol;

/** Both protocols on Tomcat 10.1. */
class Tomcat10IT extends DeployedWar implements WholeProtocol {
    @Override
    String product() {
        return "Apache Tomcat/10.1.";
    }
}
