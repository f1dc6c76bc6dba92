package org.presque.faults;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.presque.standalone.PresqueProcess;

/**
 * What a rig is made of. Immutable.
 *
 * @param war the WAR that the nodes run
 * @param nodes how many of them
 * @param hasProxy whether a {@link FaultProxy} stands between them and Redis
 * @param environment of the nodes
 * @param redisArguments of Redis
 */
record Plan(Path war, int nodes, boolean hasProxy, Map<String, String> environment, List<String> redisArguments) {

    /** One node of what was built, over a Redis that writes its log as an operator would have it. */
    static Plan usual() {
        // A second compiler would take from short runs more than it gives.
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m");
        List<String> log = List.of("--appendonly", "yes", "--appendfsync", "everysec");
        return new Plan(PresqueProcess.builtWar(), 1, false, environment, log);
    }

    Plan withWar(Path other) {
        return new Plan(other, nodes, hasProxy, environment, redisArguments);
    }

    Plan withNodes(int number) {
        return new Plan(war, number, hasProxy, environment, redisArguments);
    }

    Plan withProxy() {
        return new Plan(war, nodes, true, environment, redisArguments);
    }

    Plan withRedis(String... arguments) {
        return new Plan(war, nodes, hasProxy, environment, List.of(arguments));
    }

    Plan withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Plan(war, nodes, hasProxy, more, redisArguments);
    }
}
