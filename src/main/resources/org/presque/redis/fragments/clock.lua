-- Leases end by a clock of the queue that never goes back while something is leased: Redis's, and by how much that has been
-- set back since the first lease (`ahead`). That it was shows in its being behind what was noted of it last (`latest`). So a
-- lease ends in time whatever happens to Redis's clock; one that is set forward ends leases early, and that is what tokens
-- are for.
--
-- It is noted by save.lua, at once where it was set back, else each second: so much longer a lease may last then, or until
-- tend.lua comes where nobody fetches.
local now = clock()
local isClockToBeNoted = latest and (latest > now or now - latest >= 1000)
if latest and latest > now then
    ahead, latest = ahead + latest - now, now
end
local leaseNow = now + ahead
