#!lua flags=allow-oom
-- Cancels a job that waits; it counts as deleted then.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns 1, or 0 if there is no such job.
-- include queue
-- include levels
-- include jobs
local job = find(tonumber(ARGV[1]), mask(redis.call('HGET', META, 'levels')))
if not job or (job.x and job.x <= clock()) then
    return 0
end
remove(job)
redis.call('HINCRBY', META, 'deleted', 1)
return 1
