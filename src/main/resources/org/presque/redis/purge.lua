#!lua flags=allow-oom
-- Removes everything of a queue but the last id it gave, kept for ARGV[1] seconds, that it is stopped, if it is, and that
-- somebody waits for it: who does waits on.
-- KEYS: 1 queue   ARGV: 1 seconds
-- include queue
local meta = redis.call('HMGET', META, 'id', 'stopped')
for priority = 0, 9 do
    redis.call('UNLINK', q .. ':ready:' .. priority, q .. ':front:' .. priority, q .. ':leased:' .. priority)
end
redis.call('UNLINK', META, q .. ':held', q .. ':expiry', q .. ':uniq', q .. ':once', q .. ':once:till',
    q .. ':workers', q .. ':registered', q .. ':final', q .. ':dead', q .. ':working',
    q .. ':minutes', q .. ':hours')
if meta[1] then
    redis.call('SET', q .. ':last', meta[1], 'EX', ARGV[1])
end
if meta[2] then
    redis.call('HSET', META, 'stopped', 1)
end
return redis.status_reply('OK')
