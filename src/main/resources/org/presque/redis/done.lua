#!lua flags=allow-oom
-- Ends leases with success: the jobs are gone then, and count as processed.
-- KEYS: 1 queue   ARGV: 1 worker or empty, then for each job 2: id, token
-- Returns for each "done", "unknown" (there is no such job) or "lost" (not leased under this token).
-- include queue
-- include head
-- include clock
if isClockToBeNoted then
    -- include save
end
local NOTHING = '\192' -- MessagePack of nil
local out, done, rest = {}, 0, false
-- Most are plain jobs, and held: that is done before anything else is even defined, at half the cost.
for i = 2, #ARGV, 2 do
    local packed = redis.call('HGET', q .. ':held', ARGV[i])
    local token, till, priority, worker, x, u, last = cmsgpack.unpack(packed or NOTHING)
    if token == ARGV[i + 1] and till > leaseNow and not (x or u or last) then
        redis.call('ZREM', q .. ':leased:' .. priority, ('000000000000000' .. ARGV[i]):sub(-16))
        redis.call('HDEL', q .. ':held', ARGV[i], 't' .. ARGV[i])
        if worker then
            redis.call('ZREM', q .. ':working', worker .. '\0' .. ARGV[i])
        end
        out[i / 2], done = 'done', done + 1
    else
        out[i / 2], rest = false, true
    end
end
if rest then
    -- include levels
    -- include jobs
    -- include attempts
    for i = 2, #ARGV, 2 do
        local job = not out[i / 2] and find(tonumber(ARGV[i]))
        if job and isHeldBy(job, ARGV[i + 1]) then
            remove(job)
            out[i / 2], done = 'done', done + 1
        elseif not out[i / 2] then
            out[i / 2] = job and not isExpired(job) and 'lost' or 'unknown'
        end
    end
end
if done > 0 then
    redis.call('HINCRBY', META, 'processed', done == 1 and '1' or done)
end
if ARGV[1] ~= '' then
    -- include workers
    seen(ARGV[1], done > 0 and 'p:' or nil, done)
end
return out
