#!lua flags=no-writes
-- One consistent picture of a queue.
-- KEYS: 1 meta, 2 ready
-- Returns {1 if it is stopped, ready, enqueued, processed, failed, expired, deleted, age of the oldest ready in ms or -1}.
local meta = redis.call('HMGET', KEYS[1], 'stopped', 'id', 'base', 'processed', 'failed', 'expired', 'deleted')
local function count(field)
    return tonumber(meta[field] or 0)
end
local age = -1
local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
if oldest then
    local time = redis.call('TIME')
    age = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(oldest[1]:match('-(%d+)$'))
end
return {
    meta[1] and 1 or 0, redis.call('XLEN', KEYS[2]), count(2) - count(3),
    count(4), count(5), count(6), count(7), age
}
