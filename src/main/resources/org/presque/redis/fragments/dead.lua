-- Dead letters: how jobs get there, and how they are kept.
local TRIMMED_A_CALL = 100
-- Buries a job that was lifted, its lease over.
local function die(job)
    if ownsKey(job) then
        redis.call('HDEL', q .. ':uniq', job.u)
    end
    job.died = now
    hold(job)
end
-- Deletes dead jobs that are older than so many ms, and the oldest of more than so many; at most 100.
local function trim(keptMillis, most)
    local dead = q .. ':dead'
    local tooOld = redis.call('ZRANGEBYSCORE', dead, '-inf', now - keptMillis, 'LIMIT', 0, TRIMMED_A_CALL)
    local tooMany = math.min(redis.call('ZCARD', dead) - most, TRIMMED_A_CALL)
    local over = tooMany > #tooOld and redis.call('ZRANGE', dead, 0, tooMany - 1) or tooOld
    for _, member in ipairs(over) do
        remove(held(tonumber(member)))
    end
    if #over > 0 then
        redis.call('HINCRBY', META, 'deleted', #over)
    end
    return #over
end
