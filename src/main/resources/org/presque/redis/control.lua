#!lua flags=allow-oom
-- Stops or starts a queue, and changes its settings.
-- KEYS: 1 queue   ARGV: 1 "stop", "start" or empty, then pairs: setting, value (empty unsets it)
-- include queue
-- include head
-- include clock
-- include notice
if ARGV[1] == 'stop' then
    stopped = true
elseif ARGV[1] == 'start' then
    stopped = nil
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
-- What fetches have to know goes into the head; `limited` is what plain puts look at, see plain.lua.
local set = redis.call('HMGET', META, 's.ttr', 's.tries', 's.policy', 's.ttl', 's.max_length')
queueTtr, queueTries, policy = tonumber(set[1]), tonumber(set[2]), set[3] or nil
-- include save
if set[4] or set[5] then
    redis.call('HSET', META, 'limited', 1)
else
    redis.call('HDEL', META, 'limited')
end
return redis.status_reply('OK')
