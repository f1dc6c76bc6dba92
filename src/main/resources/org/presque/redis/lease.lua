#!lua flags=allow-oom
-- Leases the first jobs, see first.lua, to a worker: until their time is over, or it is done with them, nobody else gets them.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given), 4 for how
--   long (ms), empty for what the queue is set to, 5 tokens, 32 characters for each job
-- Returns {ms, then for each job 4: id, token, attempt, text}, without a job if there is none; 0 if the queue is stopped; "ttr"
-- if no length is set for it; "broadcast" if its policy is that, which has no leases; "again" if so many had expired that the rest must be looked for in another call.
-- include queue
local meta = redis.call('HMGET', META, 'stopped', 'levels', 'lease.now', 'lease.ahead', 's.ttr', 's.tries', 's.policy')
if meta[7] == 'broadcast' then
    return 'broadcast'
end
local ttr = tonumber(ARGV[4] ~= '' and ARGV[4] or meta[5])
if not ttr then
    return 'ttr'
end
if meta[1] then
    return 0
end
-- include clock
-- include ahead
-- include workers
readLeaseClock(meta[3], meta[4])
local out, count, room = {ttr}, tonumber(ARGV[1]), tonumber(ARGV[3])
local worker = ARGV[2] ~= '' and ARGV[2] or nil
local function fits(text)
    room = room - #text
    return #out == 1 or room >= 0
end
-- Notes who has a job from now on, and until when.
local function grant(job, text)
    job.token = ARGV[5]:sub(8 * (#out - 1) + 1, 8 * (#out - 1) + 32)
    job.attempts = (job.attempts or 0) + 1
    job.last = job.attempts >= (job.tries or tonumber(meta[6] or 25)) or nil
    job.ttr, job.till, job.worker = ttr, leaseNow + ttr, worker
    if worker then
        redis.call('ZADD', q .. ':working', 0, worker .. '\0' .. string.format('%.0f', job.id))
    end
    out[#out + 1], out[#out + 2], out[#out + 3], out[#out + 4] = job.id, job.token, job.attempts, text
end
local function ended()
    if worker then
        seen(worker, nil, 0)
    end
    if #out > 1 or ahead > 0 then
        saveLeaseClock()
    end
    return out
end
-- A single plain job is what most find.
if count == 1 and bit.band(tonumber(meta[2] or 0), LEASED_5) ~= 0 and isStreamFirst(meta[2]) then
    local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', 1)[1]
    if not entry then
        return ended()
    end
    local id, millis = entry[1]:match('^(%d+)-(%d+)$')
    local job = {id = tonumber(id), priority = 5, created = tonumber(millis)}
    if #entry[2] == 2 and tonumber(meta[6] or 25) > 1 then
        redis.call('XDEL', q .. ':ready:5', entry[1])
        grant(job, entry[2][2])
        redis.call('HSET', q .. ':held', id, cmsgpack.pack(job), 't' .. id, entry[2][2])
        redis.call('ZADD', q .. ':leased:5', job.till, string.format('%016.0f', job.id))
        return ended()
    end
end
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include first
readLevels(meta[2])
local isAgain = goThrough(count, function(job)
    local text = textOf(job)
    if not fits(text) then
        return false
    end
    lift(job)
    endLease(job)
    grant(job, text)
    hold(job)
    return true
end)
if isAgain and #out == 1 then
    return 'again'
end
saveLevels()
return ended()
