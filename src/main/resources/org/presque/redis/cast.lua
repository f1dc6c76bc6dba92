#!lua flags=allow-oom
-- Sends the first jobs, see first.lua, to all nodes where somebody listens to this queue. They are gone then, and count as
-- processed once.
-- KEYS: 1 queue   ARGV: 1 how many, 2 how many bytes of text at most (one job is always sent), 3 channel
-- Returns how many; 0 if there is none, the policy of the queue is another, or nobody hears it; -1 if the queue is stopped; "again"
-- if so many had expired that the rest must be looked for in another call.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include first
if stopped then
    return -1
elseif policy ~= 'broadcast' then
    return 0
end
local sent, room = 0, tonumber(ARGV[2])
local isAgain = goThrough(tonumber(ARGV[1]), function(job)
    local text = textOf(job)
    room = room - #text
    if room < 0 and sent > 0 then
        return false
    end
    -- Before anything is written: who may not publish fails here, and what nobody hears stays.
    if redis.call('PUBLISH', ARGV[3], number(job.id) .. ' ' .. text) == 0 then
        return false
    end
    remove(job)
    sent = sent + 1
    return true
end)
-- include save
if sent > 0 then
    redis.call('HINCRBY', META, 'processed', sent)
end
return isAgain and sent == 0 and 'again' or sent
