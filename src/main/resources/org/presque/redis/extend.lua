#!lua flags=allow-oom
-- Lets a lease end later, or sooner: so long from now.
-- KEYS: 1 queue   ARGV: 1 id, 2 token, 3 how long (ms), empty for as long as it was given, 4 worker
--   or empty
-- Returns how long (ms), or "unknown" (there is no such job) or "lost" (not leased under this token).
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include workers
-- include notice
local job = find(tonumber(ARGV[1]))
if not job or isExpired(job) then
    return 'unknown'
elseif not isHeldBy(job, ARGV[2]) then
    return 'lost'
end
job.ttr = tonumber(ARGV[3] ~= '' and ARGV[3] or job.ttr)
local till = leaseNow + job.ttr
if till < job.till then
    tell()
end
job.till = till
hold(job)
-- include save
if ARGV[4] ~= '' then
    seen(ARGV[4], nil, 0)
end
return job.ttr
