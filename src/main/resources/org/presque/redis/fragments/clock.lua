-- Leases end by a clock of the queue that never goes back: Redis's, and by how much that has been set back since the first
-- lease. So a lease ends in time whatever happens to Redis's clock; one that is set forward ends leases early, and that is
-- what tokens are for.
local now = clock()
local leaseNow, ahead = now, 0
local function readLeaseClock(latest, before)
    ahead = tonumber(before or 0) + math.max(0, tonumber(latest or 0) - now)
    leaseNow = now + ahead
end
local function saveLeaseClock()
    redis.call('HSET', META, 'lease.now', now, 'lease.ahead', ahead)
end
