#!lua flags=no-writes
-- A page of the jobs in a state, in the order they are handed out; nothing is taken.
-- KEYS: 1 queue   ARGV: 1 "ready" or "delayed", 2 how many, 3 behind which place, empty for the first page, 4 bytes of text
-- Returns {next place or "", id, priority, created, due, text, id, …}, times in ms.
-- include queue
-- include levels
-- include jobs
-- include pages
local EXPIRED_A_CALL = 1000 -- behind so many the page ends, full or not
local now, limit, room = clock(), tonumber(ARGV[2]), tonumber(ARGV[4])
local out, place, seenExpired = {''}, '', 0
walk(ARGV[1], mask(redis.call('HGET', META, 'levels')), now, ARGV[3] ~= '' and ARGV[3] or nil, function(job, at)
    if job.x and job.x <= now then
        seenExpired, place = seenExpired + 1, at
        out[1] = seenExpired == EXPIRED_A_CALL and at or ''
        return seenExpired < EXPIRED_A_CALL
    end
    local text = textOf(job)
    room = room - #text
    if limit == 0 or (room < 0 and #out > 1) then
        out[1] = place
        return false
    end
    limit, place = limit - 1, at
    for _, value in ipairs({job.id, job.priority, job.created, job.due or job.created, text}) do
        out[#out + 1] = value
    end
    return true
end)
return out
