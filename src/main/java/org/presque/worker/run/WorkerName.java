package org.presque.worker.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Names for workers that were given none. */
public final class WorkerName {
    private static final int LONGEST_HOST = 150;

    private WorkerName() {}

    /** Host, process, and a number by chance: several workers may share a process, and in containers all processes have one number. */
    public static String any() {
        int chance = ThreadLocalRandom.current().nextInt(0x10000);
        return "%s-%d-%04x".formatted(host(), ProcessHandle.current().pid(), chance);
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^!-~]", "_");
            return name.substring(0, Math.min(name.length(), LONGEST_HOST));
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
