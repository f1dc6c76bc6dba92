#!lua
-- Notes how all queues together stand, see history.lua.
-- KEYS: 1 history of all queues   ARGV: 1 to 3 as of note.lua, 4 to 10 what that returns, summed
-- include queue
-- include history
local standing = {}
for at = 4, #ARGV do
    standing[#standing + 1] = tonumber(ARGV[at])
end
note(standing)
return redis.status_reply('OK')
