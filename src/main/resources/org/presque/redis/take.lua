#!lua flags=allow-oom
-- Takes the first jobs, see first.lua. They are gone then, and count as processed.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given)
-- Returns {id, text, receipt, id, …}, empty if there is none; an id as a number, and then the receipt is what is known about
-- the job (MessagePack), or as the ID-MILLIS of a plain job, which is its own receipt. 0 if the queue is stopped; "again" if
-- so many had expired that the rest must be looked for in another call.
-- include queue
local meta = redis.call('HMGET', META, 'stopped', 'levels', 'lease.now', 'lease.ahead')
if meta[1] then
    return 0
end
-- A single plain job, and nothing but such in the queue, is what most takes find: it is done before anything else is even
-- defined, at half the cost.
if not meta[2] and ARGV[1] == '1' and ARGV[2] == '' then
    local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', 1)[1]
    if not entry then
        return {}
    end
    if #entry[2] == 2 then
        redis.call('XDEL', q .. ':ready:5', entry[1])
        redis.call('HINCRBY', META, 'processed', 1)
        return {entry[1], entry[2][2], ''}
    end
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
local out, room = {}, tonumber(ARGV[3])
local isAgain = goThrough(tonumber(ARGV[1]), function(job)
    local text = textOf(job)
    room = room - #text
    if #out > 0 and room < 0 then
        return false
    end
    remove(job)
    job.text = nil
    out[#out + 1], out[#out + 2], out[#out + 3] = job.id, text, cmsgpack.pack(job)
    wanted = wanted - 1
    return true
end)
if isAgain then
    return 'again'
end
saveLevels()
local taken = #out / 3
if taken > 0 then
    redis.call('HINCRBY', META, 'processed', taken)
end
if ARGV[2] ~= '' then
    seen(ARGV[2], taken > 0 and 'p:' or nil, taken)
end
if ahead > 0 then
    saveLeaseClock()
end
return out
