#!lua flags=allow-oom
-- Takes the first jobs, see first.lua. They are gone then, and count as processed.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given)
-- Returns {id, text, receipt, id, …}, empty if there is none, or if all jobs go to those who listen, see broadcast.lua; an id
-- as a number, and then the receipt is what is known about the job (MessagePack), or as the ID-MILLIS of a plain job, which
-- is its own receipt. 0 if the queue is stopped; "again" if so many had expired that the rest must be looked for in another
-- call.
-- include queue
-- include head
if stopped then
    return 0
end
if policy == 'broadcast' then
    -- include broadcast
    if isListenedTo() then
        return {}
    end
end
-- A single plain job is what most takes find: where nothing but such is in the queue, it is taken before anything else is
-- even defined, at half the cost.
local isForOne = ARGV[1] == '1' and ARGV[2] == ''
if isForOne and levels == PLAIN then
    -- include one
end
-- include clock
-- include ahead
if isClockToBeNoted then
    -- include save
end
if isForOne and levels ~= PLAIN and isStreamFirst then
    -- include one
end
-- include workers
local out, count, room = {}, tonumber(ARGV[1]), tonumber(ARGV[3])
local function fits(text)
    room = room - #text
    return #out == 0 or room >= 0
end
local function ended()
    local taken = #out / 3
    if taken > 0 then
        redis.call('HINCRBY', META, 'processed', taken)
    end
    if ARGV[2] ~= '' then
        seen(ARGV[2], taken > 0 and 'p:' or nil, taken)
    end
    return out
end
-- Takes the plain jobs at the head of the stream; whether there is nothing more to take.
local function takePlain()
    local atATime, stream = 16, q .. ':ready:5' -- each may have a mebibyte
    while count > 0 do
        local limit, last, stop = math.min(count, atATime), nil, nil
        local entries, at = redis.call('XRANGE', stream, '-', '+', 'COUNT', limit), #out
        for _, entry in ipairs(entries) do
            local id, fields = entry[1], entry[2]
            stop = #fields > 2 and 'other' or not fits(fields[2]) and 'full'
            if stop then
                break
            end
            last = id
            out[at + 1], out[at + 2], out[at + 3] = id, fields[2], ''
            at = at + 3
            count = count - 1
        end
        if last then -- all before what comes behind it: one command is cheaper than an id for each
            local id, millis = last:match('^(%d+)-(%d+)$')
            redis.call('XTRIM', stream, 'MINID', '=', string.format('%s-%.0f', id, millis + 1))
        end
        if stop or #entries < limit then
            return stop ~= 'other'
        end
        atATime = room > 15728640 and 250 or 16
    end
    return true
end
if not isForOne and isStreamFirst and takePlain() then
    return ended()
end
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include first
local isAgain = goThrough(count, function(job)
    local text = textOf(job)
    if not fits(text) then
        return false
    end
    remove(job)
    job.text = nil
    out[#out + 1], out[#out + 2], out[#out + 3] = job.id, text, cmsgpack.pack(job)
    return true
end)
if isAgain and #out == 0 then
    return 'again'
end
-- include save
return ended()
