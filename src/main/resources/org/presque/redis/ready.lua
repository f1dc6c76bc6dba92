#!lua flags=allow-oom
-- Makes a delayed job ready at once; one that is ready stays as it is.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns 1, or 0 if there is no such job.
-- include queue
-- include levels
-- include jobs
local job, now = find(tonumber(ARGV[1]), mask(redis.call('HGET', META, 'levels'))), clock()
if not job or (job.x and job.x <= now) then
    return 0
end
if job.due and job.due > now then
    job.due = now
    redis.call('HSET', q .. ':held', number(job.id), cmsgpack.pack(job))
    redis.call('ZADD', q .. ':front:' .. job.priority, now, padded(job.id))
end
return 1
