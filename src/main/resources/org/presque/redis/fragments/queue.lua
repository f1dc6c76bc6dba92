-- The queue at hand, and the clock: Redis's, in milliseconds since 1970.
local q = KEYS[1]
local META = q .. ':meta'
local function clock()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end
