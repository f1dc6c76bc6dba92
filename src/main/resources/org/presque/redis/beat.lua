#!lua flags=allow-oom
-- A sign of life of a worker, in what spans queues.
-- KEYS: 1 workers   ARGV: 1 worker, 2 "on" (registered with a queue), "off" (no more) or "seen", 3 queue, or empty
-- include queue
local listed, hash, now = q .. ':listed', q .. ':of:' .. ARGV[1], clock()
redis.call('HSETNX', hash, 'started', now)
redis.call('HSET', hash, 'seen', now)
if ARGV[3] ~= '' then
    redis.call('HSET', hash, 'q:' .. ARGV[3], '')
end
redis.call('PEXPIRE', hash, 2592000000)
if ARGV[2] == 'on' then
    redis.call('HSET', hash, 'r:' .. ARGV[3], '')
    redis.call('ZADD', listed, now, ARGV[1])
elseif ARGV[2] == 'off' then
    redis.call('HDEL', hash, 'r:' .. ARGV[3])
    local isListed = false
    for _, field in ipairs(redis.call('HKEYS', hash)) do
        isListed = isListed or field:sub(1, 2) == 'r:'
    end
    if not isListed then
        redis.call('ZREM', listed, ARGV[1])
    end
else
    redis.call('ZADD', listed, 'XX', now, ARGV[1])
end
return redis.status_reply('OK')
