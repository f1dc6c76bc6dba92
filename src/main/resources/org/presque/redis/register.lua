#!lua flags=allow-oom
-- Puts a worker on the list of a queue, or takes it off.
-- KEYS: 1 queue   ARGV: 1 worker, 2 "on" or "off"
-- include queue
if ARGV[2] == 'on' then
    redis.call('ZADD', q .. ':registered', clock(), ARGV[1])
else
    redis.call('ZREM', q .. ':registered', ARGV[1])
end
return redis.status_reply('OK')
