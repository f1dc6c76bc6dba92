#!lua flags=allow-oom
-- Says that somebody on a node listens to this queue, for a while, or nobody any more.
-- KEYS: 1 queue   ARGV: 1 node, 2 for how long (ms), empty if nobody does
-- Returns 1 if the policy of the queue is broadcast, and only then it is noted.
-- include queue
-- include notice
-- include head
if ARGV[2] == '' then
    redis.call('ZREM', q .. ':listeners', ARGV[1])
    tell()
    return 0
end
if policy ~= 'broadcast' then
    return 0
end
redis.call('ZADD', q .. ':listeners', clock() + ARGV[2], ARGV[1])
redis.call('PEXPIRE', q .. ':listeners', ARGV[2])
return 1
