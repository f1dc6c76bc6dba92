package org.presque.web.socket;

import java.util.concurrent.CompletionStage;

/** A message that has its place in line: those added later go out behind it. */
@FunctionalInterface
interface InLine {

    /**
     * Sends it when its turn comes; to be called once, and at once, since those behind it wait.
     *
     * @return done when the system has it; fails if it never will
     */
    CompletionStage<Void> send();
}
