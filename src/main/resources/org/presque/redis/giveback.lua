#!lua flags=allow-oom
-- Takes jobs back whose taker never got them: to where they were, as if they had not been taken. One whose queue was purged
-- meanwhile, or whose uniq key has another job by now, stays gone.
-- KEYS: 1 queue   ARGV: 1 worker or empty, then for each job 2: its receipt, see take.lua, and its text
-- Returns how many.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include uniq
-- include notice
local lastId, base = unpack(redis.call('HMGET', META, 'id', 'base'))
local function isOfThisLife(job)
    return lastId and job.id > tonumber(base or 0) and not find(job.id)
end
local back = 0
for i = 2, #ARGV, 2 do
    local id, millis = ARGV[i]:match('^(%d+)-(%d+)$')
    local job = id and {id = tonumber(id), priority = 5, created = tonumber(millis)} or cmsgpack.unpack(ARGV[i])
    if isOfThisLife(job) and not (job.u and ownerOf(job.u)) then
        job.text = ARGV[i + 1]
        hold(job)
        if job.u then
            redis.call('HSET', q .. ':uniq', job.u, number(job.id))
        end
        back = back + 1
    end
end
-- include save
if back > 0 then
    tell()
    redis.call('HINCRBY', META, 'processed', -back)
    if ARGV[1] ~= '' then
        redis.call('HINCRBY', q .. ':workers', 'p:' .. ARGV[1], -back)
    end
end
return back
