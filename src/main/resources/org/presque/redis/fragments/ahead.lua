-- Whether nothing goes before the ready stream of priority 5: nothing of another priority, nothing that expires, no lease
-- that has run out and nothing that is due. It is asked before anything else is even defined, which costs as much as all
-- the rest: what most fetches find is done at half the cost. What is due is so by Redis's clock, and the lease clock is
-- never behind that. See levels.lua for the bits.
local OTHERS = 0x7bff7fdf -- all but the stream itself (5), its front set (15) and leases (26), and the last leases (31)
local isStreamFirst = bit.band(levels, OTHERS) == 0 and leaseNow < quietTill
