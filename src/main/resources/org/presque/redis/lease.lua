#!lua flags=allow-oom
-- Leases the first jobs, see first.lua, to a worker: until their time is over, or it is done with them, nobody else gets them.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given), 4 for how
--   long (ms), empty for what the queue is set to, 5 tokens, 32 characters for each job
-- Returns {ms, then for each job 4: id, token, attempt, text}, without a job if there is none; 0 if the queue is stopped; "ttr"
-- if no length is set for it; "broadcast" if its policy is that, which has no leases; "again" if so many had expired that the rest must be looked for in another call.
-- include queue
-- include head
if policy == 'broadcast' then
    return 'broadcast'
end
local ttr = ARGV[4] ~= '' and tonumber(ARGV[4]) or queueTtr
if not ttr then
    return 'ttr'
end
if stopped then
    return 0
end
-- include clock
-- include ahead
if isClockToBeNoted then
    -- include save
end
local worker, tries, till = ARGV[2] ~= '' and ARGV[2] or nil, queueTries or 25, leaseNow + ttr
if worker then
    -- include workers
    seen(worker, nil, 0)
end
-- A single plain job is what most find: it is leased before anything else is even defined.
if ARGV[1] == '1' and tries > 1 and isStreamFirst then
    local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', '1')[1]
    if not entry then
        return {ttr}
    end
    local name, fields = entry[1], entry[2]
    if #fields == 2 then
        local id, millis = name:match('^(%d+)-(%d+)$')
        redis.call('XDEL', q .. ':ready:5', name)
        redis.call('HSET', q .. ':held', id,
            cmsgpack.pack(ARGV[5], till, 5, worker, nil, nil, nil, tonumber(millis), 1, ttr), 't' .. id, fields[2])
        redis.call('ZADD', q .. ':leased:5', till, ('000000000000000' .. id):sub(-16)) -- as padded, see jobs.lua
        if worker then
            redis.call('ZADD', q .. ':working', '0', worker .. '\0' .. id)
        end
        local marked = bit.bor(levels, 0x4000000) -- LEASED + 5, see levels.lua
        if levels ~= marked or till < quietTill then
            levels, quietTill = marked, math.min(quietTill, till)
            -- include save
        end
        return {ttr, tonumber(id), ARGV[5], 1, fields[2]}
    end
end
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include first
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
    job.ttr, job.till, job.worker = ttr, till, worker
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
-- include save
return out
