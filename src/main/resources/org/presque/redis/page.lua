#!lua flags=no-writes
-- A page of the jobs in a state, see pages.lua; nothing is taken.
-- KEYS: 1 queue   ARGV: 1 "ready", "delayed", "leased" or "dead", 2 how many, 3 behind which place, empty for the first page,
--   4 bytes of text
-- Returns {next place or "", {…}, {…}, …}, each job as describe.lua says.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include pages
-- include describe
local EXPIRED_A_CALL = 1000 -- behind so many the page ends, full or not
local limit, room = tonumber(ARGV[2]), tonumber(ARGV[4])
local out, place, seenExpired = {''}, '', 0
walk(ARGV[1], ARGV[3] ~= '' and ARGV[3] or nil, function(job, at)
    if isExpired(job) then
        seenExpired, place = seenExpired + 1, at
        out[1] = seenExpired == EXPIRED_A_CALL and at or ''
        return seenExpired < EXPIRED_A_CALL
    end
    room = room - #textOf(job)
    if limit == 0 or (room < 0 and #out > 1) then
        out[1] = place
        return false
    end
    limit, place = limit - 1, at
    out[#out + 1] = describe(job)
    return true
end)
return out
