#!lua flags=allow-oom
-- Takes leased jobs back whose worker never got them: to where they were, and the attempt does not count.
-- KEYS: 1 queue   ARGV: for each job 2: id, token
-- Returns how many.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include notice
local back = 0
for i = 1, #ARGV, 2 do
    local job = held(tonumber(ARGV[i]))
    if job and isHeldBy(job, ARGV[i + 1]) then
        lift(job)
        endLease(job)
        job.attempts = job.attempts > 1 and job.attempts - 1 or nil
        hold(job)
        back = back + 1
    end
end
-- include save
if back > 0 then
    tell()
end
return back
