-- The queue at hand, and the clock: Redis's, in milliseconds since 1970.
--
-- Where most calls come by, a command gets numbers as text if they are known beforehand ('1'): Redis formats a number that
-- Lua gives it as one of 17 digits, at a third of the cost of the command.
local q = KEYS[1]
local META = q .. ':meta'
local function clock()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end
