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
local worker, tries = ARGV[2] ~= '' and ARGV[2] or nil, tonumber(meta[6] or 25)
local function ended(out)
    if worker then
        seen(worker, nil, 0)
    end
    if #out > 1 or ahead > 0 then
        saveLeaseClock()
    end
    return out
end
-- A single plain job is what most find: it is leased before anything else is even defined.
if ARGV[1] == '1' and tries > 1 and bit.band(tonumber(meta[2] or 0), LEASED_5) ~= 0 and isStreamFirst(meta[2]) then
    local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', 1)[1]
    if not entry then
        return ended({ttr})
    end
    local name, fields = entry[1], entry[2]
    if #fields == 2 then
        local id, millis = name:match('^(%d+)-(%d+)$')
        local job = {id = tonumber(id), priority = 5, created = tonumber(millis), token = ARGV[5], attempts = 1, ttr = ttr,
            till = leaseNow + ttr, worker = worker}
        redis.call('XDEL', q .. ':ready:5', name)
        redis.call('HSET', q .. ':held', id, cmsgpack.pack(job), 't' .. id, fields[2])
        redis.call('ZADD', q .. ':leased:5', job.till, string.format('%016.0f', job.id))
        if worker then
            redis.call('ZADD', q .. ':working', 0, worker .. '\0' .. id)
        end
        return ended({ttr, job.id, job.token, 1, fields[2]})
    end
end
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include first
readLevels(meta[2])
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
    job.last = job.attempts >= (job.tries or tries) or nil
    job.ttr, job.till, job.worker = ttr, leaseNow + ttr, worker
    if worker then
        redis.call('ZADD', q .. ':working', 0, worker .. '\0' .. number(job.id))
    end
    out[#out + 1], out[#out + 2], out[#out + 3], out[#out + 4] = job.id, job.token, job.attempts, text
    hold(job)
    return true
end)
if isAgain and #out == 1 then
    return 'again'
end
saveLevels()
return ended(out)
