-- Which structures may hold something, as bits of the field `levels`: PRIORITY is a ready stream, FRONT + PRIORITY a front
-- set, LEASED + PRIORITY a set of leases, and one bit each for the set of jobs that expire and for the last leases. Without
-- the field it is the ready stream of priority 5 alone.
local PLAIN, FRONT, EXPIRY, LEASED, FINAL = 32, 10, 20, 21, 31
local levels, levelsBefore
local function readLevels(field)
    levels = tonumber(field or PLAIN)
    levelsBefore = levels
end
local function has(level)
    return bit.band(levels, bit.lshift(1, level)) ~= 0
end
local function mark(level)
    levels = bit.bor(levels, bit.lshift(1, level))
end
local function clear(level)
    levels = bit.band(levels, bit.bnot(bit.lshift(1, level)))
end
local function saveLevels()
    if levels == levelsBefore then
        return
    end
    if bit.bor(levels, PLAIN) == PLAIN then
        redis.call('HDEL', META, 'levels')
    else
        redis.call('HSET', META, 'levels', levels)
    end
end
-- Reads what every verb on jobs has to know first, and gives the other fields asked for.
local function open(...)
    local meta = redis.call('HMGET', META, 'levels', 'lease.now', 'lease.ahead', ...)
    readLevels(meta[1])
    readLeaseClock(meta[2], meta[3])
    return unpack(meta, 4)
end
