#!lua flags=allow-oom
-- Ends leases with a failure: the jobs come back after a while, or are dead if that was their last try.
-- KEYS: 1 queue   ARGV: 1 worker or empty, 2 for how long dead jobs are kept (ms), 3 how many, then for each job 5: id, token,
--   delay (ms) or empty for the backoff, what went wrong, a random number from 0 to 1
-- Returns for each 2: its state and attempts, or "unknown" (there is no such job) or "lost" (not leased under this token) and 0.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include workers
-- include dead
-- include backoff
-- include notice
local queueBackoff = redis.call('HGET', META, 's.backoff')
local worker = ARGV[1] ~= '' and ARGV[1] or nil
local function putBack(job, delay, text, random)
    local isLast = job.last
    lift(job)
    endLease(job)
    fail(job, text, worker, now)
    if isLast then
        die(job)
    else
        local wait = tonumber(delay) or backoff(job.backoff or queueBackoff or BACKOFF, job.attempts, tonumber(random))
        job.due = math.min(now + wait, job.x or math.huge) -- a job is due by when it expires, or the counts would not add up
        hold(job)
    end
end
local out = {}
for i = 4, #ARGV, 5 do
    local job = find(tonumber(ARGV[i]))
    local state, attempts = 'unknown', 0
    if job and not isExpired(job) then
        if isHeldBy(job, ARGV[i + 1]) then
            putBack(job, ARGV[i + 2], ARGV[i + 3], ARGV[i + 4])
            state, attempts = stateOf(job), job.attempts
        else
            state = 'lost'
        end
    end
    out[#out + 1], out[#out + 2] = state, attempts
end
tell() -- also of what is delayed: it may be due sooner than was known
trim(tonumber(ARGV[2]), tonumber(ARGV[3]))
-- include save
if worker then
    seen(worker, nil, 0)
end
return out
