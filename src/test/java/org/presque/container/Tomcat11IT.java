package org.presque.container;

import org.presque.contract.FirstProtocol;

/** The first protocol on Tomcat 11. */
class Tomcat11IT extends DeployedWar implements FirstProtocol {
    @Override
    String product() {
        return "Apache Tomcat/11.";
    }
}
