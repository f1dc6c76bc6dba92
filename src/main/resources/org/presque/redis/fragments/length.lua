-- How many jobs can be fetched now, how many are delayed, and how many of the former have in truth expired.
local function lengths(levels, now)
    local ready, delayed, expired = 0, 0, 0
    for priority = 0, 9 do
        if has(levels, priority) then
            ready = ready + redis.call('XLEN', q .. ':ready:' .. priority)
        end
        if has(levels, 10 + priority) then
            local front = q .. ':front:' .. priority
            ready = ready + redis.call('ZCOUNT', front, '-inf', now)
            delayed = delayed + redis.call('ZCOUNT', front, '(' .. now, '+inf')
        end
    end
    if has(levels, EXPIRY) then
        expired = redis.call('ZCOUNT', q .. ':expiry', '-inf', now)
    end
    return ready - expired, delayed, expired
end
