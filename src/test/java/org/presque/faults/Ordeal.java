package org.presque.faults;

/** What a rig goes through while a load is on it. */
@FunctionalInterface
interface Ordeal {
    void run(Rig rig, Trial trial);
}
