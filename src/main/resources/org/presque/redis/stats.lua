#!lua flags=no-writes
-- One consistent picture of a queue.
-- KEYS: 1 queue   ARGV: 1 for how long a worker that says nothing counts as there (ms)
-- Returns {1 if it is stopped, ready, delayed, enqueued, processed, failed, expired, deleted, age in ms of what has been
-- ready for the longest or -1, workers}.
-- include queue
-- include levels
-- include length
local meta = redis.call('HMGET', META, 'stopped', 'levels', 'id', 'base', 'processed', 'failed', 'expired', 'deleted')
local function count(field)
    return tonumber(meta[field] or 0)
end
local now, levels = clock(), mask(meta[2])
local ready, delayed, expired = lengths(levels, now)
local oldest = now
for priority = 0, 9 do
    local entry = has(levels, priority) and redis.call('XRANGE', q .. ':ready:' .. priority, '-', '+', 'COUNT', 1)[1]
    if entry then
        oldest = math.min(oldest, tonumber(entry[1]:match('-(%d+)$')))
    end
    local due = has(levels, 10 + priority) and redis.call('ZRANGE', q .. ':front:' .. priority, 0, 0, 'WITHSCORES')[2]
    if due then
        oldest = math.min(oldest, tonumber(due))
    end
end
return {
    meta[1] and 1 or 0, ready, delayed, count(3) - count(4), count(5), count(6), count(7) + expired, count(8),
    ready > 0 and math.max(now - oldest, 0) or -1, redis.call('ZCOUNT', q .. ':registered', now - ARGV[1], '+inf')
}
