#!lua flags=allow-oom
-- Removes everything of a queue but the last id it gave, kept for ARGV[1] seconds, and that it is stopped, if it is.
-- KEYS: 1 meta, 2 ready, 3 last   ARGV: 1 seconds
local meta = redis.call('HMGET', KEYS[1], 'id', 'stopped')
redis.call('UNLINK', KEYS[1], KEYS[2])
if meta[1] then
    redis.call('SET', KEYS[3], meta[1], 'EX', ARGV[1])
end
if meta[2] then
    redis.call('HSET', KEYS[1], 'stopped', 1)
end
return redis.status_reply('OK')
