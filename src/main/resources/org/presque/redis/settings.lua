#!lua flags=no-writes
-- What a queue is set to.
-- KEYS: 1 queue   ARGV: the names of settings
-- Returns {1 if it is stopped, the values in that order, empty for one that is not set}.
-- include queue
-- include head
local out = {stopped and 1 or 0}
for i, name in ipairs(ARGV) do
    out[i + 1] = redis.call('HGET', META, 's.' .. name) or ''
end
return out
