package org.presque.worker;

import java.util.Optional;

/**
 * Some of the jobs of a queue in one state. Immutable.
 *
 * @param json {@code {"queue","state","jobs":[…],"next"}}, as the server answers
 * @param next what to ask for the page behind; empty on the last one
 */
public record JobPage(String json, Optional<String> next) {}
