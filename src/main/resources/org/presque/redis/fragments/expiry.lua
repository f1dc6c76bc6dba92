-- Drops jobs whose time to live is over, at most 100, and says how many.
local EXPIRED_A_CALL = 100
local function dropExpired(levels, now)
    if not has(levels, EXPIRY) then
        return 0
    end
    local over = redis.call('ZRANGEBYSCORE', q .. ':expiry', '-inf', now, 'LIMIT', 0, EXPIRED_A_CALL)
    for _, member in ipairs(over) do
        remove(find(tonumber(member:match(':(%d+)$')), levels))
    end
    if #over > 0 then
        redis.call('HINCRBY', META, 'expired', #over)
    end
    return #over
end
