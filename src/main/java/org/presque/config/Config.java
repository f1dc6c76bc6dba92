package org.presque.config;

/** Everything that can be set, checked. Immutable. */
public record Config(RedisConfig redis, HttpConfig http, QueuesConfig queues, UiConfig ui) {}
