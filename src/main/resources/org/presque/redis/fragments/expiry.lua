-- Drops jobs whose time to live is over, at most 100, and says how many it met.
local EXPIRED_A_CALL = 100
local function dropExpired()
    if not has(EXPIRY) then
        return 0
    end
    local over = redis.call('ZRANGEBYSCORE', q .. ':expiry', '-inf', now, 'LIMIT', 0, EXPIRED_A_CALL)
    for _, member in ipairs(over) do
        local job = find(tonumber(member:match(':(%d+)$')))
        if job and isExpired(job) then
            dropExpiredJob(job)
        elseif job then
            expire(job) -- it is leased, and Redis's clock was set back or forward since
        else
            redis.call('ZREM', q .. ':expiry', member) -- never seen; but it would end all fetches of the queue
        end
    end
    if #over == 0 and redis.call('EXISTS', q .. ':expiry') == 0 then
        clear(EXPIRY)
    end
    return #over
end
