#!lua flags=allow-oom
-- Deletes the jobs in a state, at most so many a call.
-- KEYS: 1 queue   ARGV: 1 "ready", "delayed" or "dead", 2 how many
-- Returns how many.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include pages
local limit, jobs = tonumber(ARGV[2]), {}
walk(ARGV[1], nil, function(job)
    job.text = nil -- a thousand of a mebibyte would be a gibibyte
    jobs[#jobs + 1] = job
    return #jobs < limit
end)
local expired = 0
for _, job in ipairs(jobs) do
    expired = expired + (isExpired(job) and 1 or 0)
    remove(job)
end
-- Where nothing was there no counter appears, of a purged queue neither.
if #jobs > 0 then
    redis.call('HINCRBY', META, 'deleted', #jobs - expired)
    redis.call('HINCRBY', META, 'expired', expired)
end
return #jobs
