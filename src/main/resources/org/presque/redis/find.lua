#!lua flags=no-writes
-- Tells about one job.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns {id, priority, created, due, text, 1 if it is delayed}, times in ms; nil if there is no such job.
-- include queue
-- include levels
-- include jobs
local job, now = find(tonumber(ARGV[1]), mask(redis.call('HGET', META, 'levels'))), clock()
if not job or (job.x and job.x <= now) then
    return false
end
local due = job.due or job.created
return {job.id, job.priority, job.created, due, textOf(job), due > now and 1 or 0}
