package org.presque.container;

import org.presque.contract.FirstProtocol;

/** The first protocol on Tomcat 10.1. */
class Tomcat10IT extends DeployedWar implements FirstProtocol {
    @Override
    String product() {
        return "Apache Tomcat/10.1.";
    }
}
