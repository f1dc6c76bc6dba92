#!lua flags=allow-oom
-- Stops or starts a queue, and changes its settings.
-- KEYS: 1 queue   ARGV: 1 "stop", "start" or empty, then pairs: setting, value (empty unsets it)
-- include queue
-- include notice
if ARGV[1] == 'stop' then
    redis.call('HSET', META, 'stopped', 1)
elseif ARGV[1] == 'start' then
    redis.call('HDEL', META, 'stopped')
    tell()
end
for i = 2, #ARGV, 2 do
    if ARGV[i] == 'policy' then
        tell(true) -- also where nobody waits: somebody may listen
    end
    if ARGV[i + 1] == '' then
        redis.call('HDEL', META, 's.' .. ARGV[i])
    else
        redis.call('HSET', META, 's.' .. ARGV[i], ARGV[i + 1])
    end
end
-- What plain puts look at, see plain.lua.
local limits = redis.call('HMGET', META, 's.ttl', 's.max_length')
if limits[1] or limits[2] then
    redis.call('HSET', META, 'limited', 1)
else
    redis.call('HDEL', META, 'limited')
end
return redis.status_reply('OK')
