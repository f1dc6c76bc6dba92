#!lua flags=no-writes
-- What a worker has done and is doing in a queue.
-- KEYS: 1 queue   ARGV: 1 worker
-- Returns {processed, failed, id of a job it has leased, …}, at most 1,000 of them.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
local MOST = 1000
local counts = redis.call('HMGET', q .. ':workers', 'p:' .. ARGV[1], 'f:' .. ARGV[1])
local out, failed = {tonumber(counts[1] or 0), 0}, tonumber(counts[2] or 0)
local members = redis.call('ZRANGEBYLEX', q .. ':working', '[' .. ARGV[1] .. '\0', '(' .. ARGV[1] .. '\1', 'LIMIT', 0, MOST)
for _, member in ipairs(members) do
    local id = tonumber(member:match('%z(%d+)$'))
    if isLapsed(held(id)) then
        failed = failed + 1
    else
        out[#out + 1] = id
    end
end
out[2] = failed
return out
