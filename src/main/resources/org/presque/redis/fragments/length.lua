-- How many jobs are in each state; of the ready ones, how many have expired in truth; and how many leases have run out
-- without anybody noticing yet.
local function between(key, from, to)
    return redis.call('ZCOUNT', q .. key, from, to)
end
local function lengths()
    local n = {ready = 0, delayed = 0, leased = 0, dead = redis.call('ZCARD', q .. ':dead'), expired = 0, lost = 0}
    for priority = 0, 9 do
        if has(priority) then
            n.ready = n.ready + redis.call('XLEN', q .. ':ready:' .. priority)
        end
        if has(FRONT + priority) then
            n.ready = n.ready + between(':front:' .. priority, '-inf', now)
            n.delayed = n.delayed + between(':front:' .. priority, '(' .. now, '+inf')
        end
        if has(LEASED + priority) then
            n.lost = n.lost + between(':leased:' .. priority, '-inf', leaseNow)
            n.leased = n.leased + between(':leased:' .. priority, '(' .. leaseNow, '+inf')
        end
    end
    n.ready = n.ready + n.lost
    if has(FINAL) then
        local lost = between(':final', '-inf', leaseNow)
        n.dead, n.lost = n.dead + lost, n.lost + lost
        n.leased = n.leased + between(':final', '(' .. leaseNow, '+inf')
    end
    if has(EXPIRY) then
        n.expired = between(':expiry', '-inf', now)
        n.ready = n.ready - n.expired
    end
    return n
end
