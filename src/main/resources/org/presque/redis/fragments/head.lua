-- What nearly every script has to know first. It is one field of META, MessagePack: as seven fields it cost a fetch a tenth
-- of its time. In this order:
--   levels              which structures may hold something, see levels.lua
--   quietTill           no score in the front set and the set of leases of priority 5 is below this one, in ms; it may be too
--                       low, which costs a fetch that looks for itself, and is infinite while neither level is marked
--   latest, ahead       the lease clock, see clock.lua; nil and 0 while no level of leases is marked
--   stopped             true if the queue is
--   queueTtr, queueTries, policy   the settings that fetches ask for; nil if not set
-- There is no such field where only the ready stream of priority 5 is marked, and all else is as if it never had been set.
local head = redis.call('HGET', META, 'head')
local PLAIN = 32
local levels, quietTill, latest, ahead, stopped, queueTtr, queueTries, policy = PLAIN, math.huge, nil, 0
if head then
    levels, quietTill, latest, ahead, stopped, queueTtr, queueTries, policy = cmsgpack.unpack(head)
end
