#!lua flags=allow-oom
-- Makes a delayed or dead job ready at once; one that is ready stays as it is.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns how many attempts there were; or "unknown" (there is no such job), "leased" (also when the lease has run out and
-- nobody has got the job since) or "taken" (a dead one whose uniq key another job has).
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include uniq
-- include revive
-- include notice
local job = find(tonumber(ARGV[1]))
if not job or isExpired(job) then
    return 'unknown'
end
local state = stateOf(job)
if state == 'dead' then
    if not revive(job) then
        return 'taken'
    end
elseif job.token then
    return 'leased'
elseif state == 'delayed' then
    job.due = now
    hold(job)
end
-- include save
tell()
return job.attempts or 0
