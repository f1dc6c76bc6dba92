#!lua flags=allow-oom
-- Ends leases with success: the jobs are gone then, and count as processed.
-- KEYS: 1 queue   ARGV: 1 worker or empty, then for each job 2: id, token
-- Returns for each "done", "unknown" (there is no such job) or "lost" (not leased under this token).
-- include queue
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include workers
open()
local out, done = {}, 0
for i = 2, #ARGV, 2 do
    local job = find(tonumber(ARGV[i]))
    if not job or isExpired(job) then
        out[#out + 1] = 'unknown'
    elseif not isHeldBy(job, ARGV[i + 1]) then
        out[#out + 1] = 'lost'
    else
        remove(job)
        out[#out + 1], done = 'done', done + 1
    end
end
if done > 0 then
    redis.call('HINCRBY', META, 'processed', done)
end
if ARGV[1] ~= '' then
    seen(ARGV[1], done > 0 and 'p:' or nil, done)
end
return out
