-- Which structures may hold something, as bits of the field `levels`: 0 to 9 the ready streams of these priorities, 10 to
-- 19 the front sets, 20 the set of jobs that expire. Without the field it is the ready stream of priority 5 alone.
local PLAIN, EXPIRY = 32, 20
local function mask(levels)
    return tonumber(levels or PLAIN)
end
local function has(levels, number)
    return bit.band(levels, bit.lshift(1, number)) ~= 0
end
local function with(levels, number)
    return bit.bor(levels, bit.lshift(1, number))
end
local function without(levels, number)
    return bit.band(levels, bit.bnot(bit.lshift(1, number)))
end
local function save(levels, before)
    if levels == before then
        return
    end
    if bit.bor(levels, PLAIN) == PLAIN then
        redis.call('HDEL', META, 'levels')
    else
        redis.call('HSET', META, 'levels', levels)
    end
end
