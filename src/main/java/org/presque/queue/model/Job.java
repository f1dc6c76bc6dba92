package org.presque.queue.model;

/** A job as it is handed out: which one, of which queue, and its text exactly as it was put. Immutable. */
public record Job(QueueName queue, JobId id, JobText text) {}
