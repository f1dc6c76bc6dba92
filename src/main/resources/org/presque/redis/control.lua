#!lua flags=allow-oom
-- Stops or starts a queue.
-- KEYS: 1 meta   ARGV: 1 "stop" or "start"
if ARGV[1] == 'stop' then
    redis.call('HSET', KEYS[1], 'stopped', 1)
else
    redis.call('HDEL', KEYS[1], 'stopped')
end
return redis.status_reply('OK')
