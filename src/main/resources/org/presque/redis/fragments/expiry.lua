-- Drops jobs whose time to live is over, at most 100, and says how many.
local EXPIRED_A_CALL = 100
local function dropExpired(levels, now)
    if not has(levels, EXPIRY) then
        return 0
    end
    local over = redis.call('ZRANGEBYSCORE', q .. ':expiry', '-inf', now, 'LIMIT', 0, EXPIRED_A_CALL)
    for _, member in ipairs(over) do
        local job = find(tonumber(member:match(':(%d+)$')), levels)
        if job then
            remove(job)
            redis.call('HINCRBY', META, 'expired', 1)
        else
            redis.call('ZREM', q .. ':expiry', member) -- never seen; but it would end all fetches of the queue
        end
    end
    return #over
end
