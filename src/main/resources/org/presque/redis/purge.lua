#!lua flags=allow-oom
-- Removes everything of a queue but the last id it gave, kept for ARGV[1] seconds, that it is stopped, if it is, and that
-- somebody waits for it: who does waits on.
-- KEYS: 1 queue   ARGV: 1 seconds
-- include queue
-- include head
-- include clock
local id = redis.call('HGET', META, 'id')
for priority = 0, 9 do
    redis.call('UNLINK', q .. ':ready:' .. priority, q .. ':front:' .. priority, q .. ':leased:' .. priority)
end
redis.call('UNLINK', META, q .. ':held', q .. ':expiry', q .. ':uniq', q .. ':once', q .. ':once:till',
    q .. ':workers', q .. ':registered', q .. ':final', q .. ':dead', q .. ':working',
    q .. ':minutes', q .. ':hours')
if id then
    redis.call('SET', q .. ':last', id, 'EX', ARGV[1])
end
-- Of the head, which is gone too, that the queue is stopped is all that comes again.
head, levels, queueTtr, queueTries, policy = nil, PLAIN, nil, nil, nil
-- include save
return redis.status_reply('OK')
