package org.presque.container;

import org.presque.contract.WholeProtocol;

/** Both protocols on WildFly. */
class WildFlyIT extends DeployedWar implements WholeProtocol {
    @Override
    String product() {
        return "WildFly";
    }
}
