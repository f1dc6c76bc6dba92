package org.presque.container;

import org.presque.contract.FirstProtocol;

/** The first protocol on WildFly. */
class WildFlyIT extends DeployedWar implements FirstProtocol {
    @Override
    String product() {
        return "WildFly";
    }
}
