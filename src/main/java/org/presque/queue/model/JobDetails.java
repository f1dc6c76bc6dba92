package org.presque.queue.model;

import java.time.Instant;

/**
 * Everything about a job that waits. Immutable.
 *
 * @param dueAt when it may first be handed out; for one that was never delayed, when it was put
 */
public record JobDetails(Job job, JobState state, int priority, Instant createdAt, Instant dueAt) {}
