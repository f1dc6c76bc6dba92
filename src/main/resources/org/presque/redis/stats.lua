#!lua flags=no-writes
-- One consistent picture of a queue.
-- KEYS: 1 queue   ARGV: 1 for how long a worker that says nothing counts as there (ms)
-- Returns {1 if it is stopped, ready, delayed, leased, dead, enqueued, processed, failed, expired, deleted, age in ms of what
-- has been ready for the longest or -1, workers}.
-- include queue
-- include head
-- include clock
-- include levels
-- include length
local id, base, processed, failed, expired, deleted =
    unpack(redis.call('HMGET', META, 'id', 'base', 'processed', 'failed', 'expired', 'deleted'))
local function count(field)
    return tonumber(field or 0)
end
local n, oldest = lengths(), now
local function first(level, key, back)
    local score = has(level) and redis.call('ZRANGE', q .. key, 0, 0, 'WITHSCORES')[2]
    oldest = score and math.min(oldest, tonumber(score) - back) or oldest
end
for priority = 0, 9 do
    local entry = has(priority) and redis.call('XRANGE', q .. ':ready:' .. priority, '-', '+', 'COUNT', 1)[1]
    if entry then
        oldest = math.min(oldest, tonumber(entry[1]:match('-(%d+)$')))
    end
    first(FRONT + priority, ':front:' .. priority, 0)
    first(LEASED + priority, ':leased:' .. priority, ahead)
end
return {
    stopped and 1 or 0, n.ready, n.delayed, n.leased, n.dead, count(id) - count(base), count(processed),
    count(failed) + n.lost, count(expired) + n.expired, count(deleted), n.ready > 0 and math.max(now - oldest, 0) or -1,
    redis.call('ZCOUNT', q .. ':registered', now - ARGV[1], '+inf')
}
