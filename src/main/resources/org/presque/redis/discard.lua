#!lua flags=allow-oom
-- Deletes the jobs in a state, at most so many a call.
-- KEYS: 1 queue   ARGV: 1 "ready" or "delayed", 2 how many
-- Returns how many.
-- include queue
-- include levels
-- include jobs
-- include pages
local now, limit = clock(), tonumber(ARGV[2])
local found = {}
walk(ARGV[1], mask(redis.call('HGET', META, 'levels')), now, nil, function(job)
    job.text = nil -- a thousand of a mebibyte would be a gibibyte
    found[#found + 1] = job
    return #found < limit
end)
local expired = 0
for _, job in ipairs(found) do
    remove(job)
    expired = expired + (job.x and job.x <= now and 1 or 0)
end
-- Where nothing was there no counter appears, of a purged queue neither.
if #found > 0 then
    redis.call('HINCRBY', META, 'deleted', #found - expired)
    redis.call('HINCRBY', META, 'expired', expired)
end
return #found
