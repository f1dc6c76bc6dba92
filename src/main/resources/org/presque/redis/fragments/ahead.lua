-- Whether nothing goes before the ready stream of priority 5: nothing of another priority, nothing that expires, no lease
-- that has run out and nothing that is due. It is asked before anything else is even defined, which costs as much as all
-- the rest: what most fetches find is done at half the cost. See levels.lua for the bits; a set that has become empty is
-- looked past all the same, until tend.lua or a fetch that goes through it clears its bit.
local FRONT_5, LEASED_5 = 0x8000, 0x4000000
local OTHERS = 0x7bff7fdf -- all but these two, the stream itself (5) and the last leases (31)
local function isBehind(set, till)
    return redis.call('ZCOUNT', q .. set, '-inf', till) == 0
end
local function isStreamFirst(field)
    local levels = tonumber(field or 32)
    return bit.band(levels, OTHERS) == 0
        and (bit.band(levels, LEASED_5) == 0 or isBehind(':leased:5', leaseNow))
        and (bit.band(levels, FRONT_5) == 0 or isBehind(':front:5', now))
end
