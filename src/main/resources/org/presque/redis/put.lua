#!lua
-- Stores a job behind all others. Refused by Redis before its first line when there is no memory left.
-- KEYS: 1 meta, 2 ready, 3 last   ARGV: 1 job
-- Returns {id, 1 if this is the first job of the queue, or of its new life after a purge, else 0}.
local id = redis.call('HINCRBY', KEYS[1], 'id', 1)
local first = 0
if id == 1 then
    first = 1
    local last = redis.call('GETDEL', KEYS[3])
    if last then
        id = redis.call('HINCRBY', KEYS[1], 'id', last)
        redis.call('HSET', KEYS[1], 'base', last)
    end
end
local time = redis.call('TIME')
local millis = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('XADD', KEYS[2], string.format('%.0f-%.0f', id, millis), 'job', ARGV[1])
return {id, first}
