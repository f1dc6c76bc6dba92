-- Whether nothing goes before the ready stream of priority 5: nothing of another priority, nothing that expires, no lease
-- that has run out and nothing that is due. It is asked before anything else is even defined, which costs as much as all
-- the rest: what most fetches find is done at half the cost. See levels.lua for the bits.
local FRONT_5, LEASED_5 = bit.lshift(1, 15), bit.lshift(1, 26)
local OTHERS = bit.bnot(bit.bor(32, FRONT_5, LEASED_5, bit.lshift(1, 31)))
local function isBehind(set, till, ifEmpty)
    local first = redis.call('ZRANGE', q .. set, 0, 0, 'WITHSCORES')[2]
    return first and tonumber(first) > till or not first and ifEmpty
end
-- Where a set turns out to be empty the answer is no, so that its bit is cleared; but not for leases where one is about to be
-- given.
local function isStreamFirst(field, isLeasing)
    local levels = tonumber(field or 32)
    return bit.band(levels, OTHERS) == 0
        and (bit.band(levels, LEASED_5) == 0 or isBehind(':leased:5', leaseNow, isLeasing))
        and (bit.band(levels, FRONT_5) == 0 or isBehind(':front:5', now))
end
