#!lua flags=allow-oom
-- Takes the first ready job; it is gone then, and counts as processed.
-- KEYS: 1 meta, 2 ready
-- Returns {"ID-MILLIS", job}; nil if there is none; 0 if the queue is stopped.
if redis.call('HEXISTS', KEYS[1], 'stopped') == 1 then
    return 0
end
local entry = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
if not entry then
    return false
end
redis.call('XDEL', KEYS[2], entry[1])
redis.call('HINCRBY', KEYS[1], 'processed', 1)
return {entry[1], entry[2][2]}
