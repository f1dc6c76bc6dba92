-- Which structures may hold something, as bits of `levels`: PRIORITY is a ready stream, FRONT + PRIORITY a front set,
-- LEASED + PRIORITY a set of leases, and one bit each for the set of jobs that expire and for the last leases. The bit of the
-- ready stream of priority 5 (PLAIN) is always set.
local FRONT, EXPIRY, LEASED, FINAL = 10, 20, 21, 31
local function has(level)
    return bit.band(levels, bit.lshift(1, level)) ~= 0
end
local function mark(level)
    levels = bit.bor(levels, bit.lshift(1, level))
end
local function clear(level)
    levels = bit.band(levels, bit.bnot(bit.lshift(1, level)))
end
