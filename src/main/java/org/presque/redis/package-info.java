/**
 * The storage: {@link org.presque.queue.QueueDao} kept in Redis, and the only place that knows Jedis.
 *
 * <p>{@code Pipelines} gathers the commands of all concurrent requests into pipelines, {@code Scripts} runs one Lua
 * file a verb through it, {@code RedisQueueDao} speaks the domain's words above them, {@code Keys} is the layout.
 */
@NullMarked
package org.presque.redis;

import org.jspecify.annotations.NullMarked;
