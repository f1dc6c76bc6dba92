#!lua
-- Tells who asks first in a minute that it is to note how the queues stand in it.
-- KEYS: 1 history of all queues
-- Returns the minute, in ms since 1970; nil to all others.
-- include queue
local now = clock()
local minute = string.format('%.0f', now - now % 60000)
if redis.call('GET', q .. ':turn') == minute then
    return nil
end
redis.call('SET', q .. ':turn', minute)
return tonumber(minute)
