-- Leases end by a clock of the queue that never goes back: Redis's, and by how much that has been set back since the first
-- lease. So a lease ends in time whatever happens to Redis's clock; one that is set forward ends leases early, and that is
-- what tokens are for.
local now = clock()
local leaseNow, ahead, latestSaved = now, 0, 0
local function readLeaseClock(latest, before)
    if latest then -- both are saved together
        latestSaved = tonumber(latest)
        ahead = tonumber(before) + math.max(0, latestSaved - now)
        leaseNow = now + ahead
    end
end
-- Once a second is enough: a lease may last so much longer where the clock is set back.
local function saveLeaseClock()
    if latestSaved > now or now - latestSaved >= 1000 then
        redis.call('HSET', META, 'lease.now', now, 'lease.ahead', ahead)
    end
end
