package org.presque.queue.lease;

import org.presque.queue.model.JobId;

/**
 * Names one delivery of a job: with it, and only with it, its worker can end or extend that. Immutable.
 *
 * @param token 128 random bits in hexadecimal when we gave it; anything when a client says so
 */
public record Lease(JobId id, String token) {}
