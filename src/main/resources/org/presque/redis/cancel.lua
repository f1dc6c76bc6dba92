#!lua flags=allow-oom
-- Deletes a job that nobody has leased; it counts as deleted then.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns "deleted", "unknown" (there is no such job) or "leased".
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
local job = find(tonumber(ARGV[1]))
if not job or isExpired(job) then
    return 'unknown'
elseif stateOf(job) == 'leased' then
    return 'leased'
end
remove(job)
redis.call('HINCRBY', META, 'deleted', 1)
return 'deleted'
