#!lua flags=allow-oom
-- Leases the first jobs, see first.lua, to a worker: until their time is over, or it is done with them, nobody else gets them.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given), 4 for how
--   long (ms), empty for what the queue is set to, 5 tokens, 32 characters for each job
-- Returns {ms, then for each job 4: id, token, attempt, text}, without a job if there is none; 0 if the queue is stopped; "ttr"
-- if no length is set for it; "again" if so many had expired that the rest must be looked for in another call.
-- include queue
local meta = redis.call('HMGET', META, 'stopped', 'levels', 'lease.now', 'lease.ahead', 's.ttr', 's.tries')
local ttr = tonumber(ARGV[4] ~= '' and ARGV[4] or meta[5])
if not ttr then
    return 'ttr'
end
if meta[1] then
    return 0
end
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include workers
-- include first
readLevels(meta[2])
readLeaseClock(meta[3], meta[4])
local worker = ARGV[2] ~= '' and ARGV[2] or nil
local out, room = {ttr}, tonumber(ARGV[3])
local isAgain = goThrough(tonumber(ARGV[1]), function(job)
    local text = textOf(job)
    room = room - #text
    if #out > 1 and room < 0 then
        return false
    end
    lift(job)
    endLease(job)
    job.token = ARGV[5]:sub(8 * (#out - 1) + 1, 8 * (#out - 1) + 32)
    job.attempts = (job.attempts or 0) + 1
    job.last = job.attempts >= (job.tries or tonumber(meta[6] or TRIES)) or nil
    job.ttr, job.till, job.worker = ttr, leaseNow + ttr, worker
    hold(job)
    if worker then
        redis.call('ZADD', q .. ':working', 0, worker .. '\0' .. number(job.id))
    end
    for _, value in ipairs({job.id, job.token, job.attempts, text}) do
        out[#out + 1] = value
    end
    wanted = wanted - 1
    return true
end)
if isAgain then
    return 'again'
end
saveLevels()
if worker then
    seen(worker, nil, 0)
end
if #out > 1 or ahead > 0 then
    saveLeaseClock()
end
return out
