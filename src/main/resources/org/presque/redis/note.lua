#!lua
-- Notes how a queue stands, see history.lua.
-- KEYS: 1 queue   ARGV: 1 minute, 2 and 3 for how long minutes and hours are kept, all in ms
-- Returns {ready, delayed, leased, dead, enqueued, processed, failed}; nil if there is no such queue.
-- include queue
-- include head
-- include clock
-- include levels
-- include length
-- include history
if redis.call('EXISTS', META) == 0 then
    return nil
end
local id, base, processed, failed = unpack(redis.call('HMGET', META, 'id', 'base', 'processed', 'failed'))
local n = lengths()
local standing = {
    n.ready, n.delayed, n.leased, n.dead, tonumber(id or 0) - tonumber(base or 0), tonumber(processed or 0),
    tonumber(failed or 0) + n.lost
}
note(standing)
return standing
