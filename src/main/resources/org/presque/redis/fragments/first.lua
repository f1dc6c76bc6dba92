-- Goes through the jobs that can be handed out: by priority from 9 down, in each first those whose lease has run out, by
-- when it did, then the due ones, by when they were due, then the ready ones by id. Each is given to hand(job), which takes
-- it out of its place and returns true, or false where it must stay and be the last looked at.
local STREAM_READ = 16 -- each may have a mebibyte
local wanted
-- Returns from when on there is something in it again: infinite if it is empty, 0 if that is not known.
local function goThroughSet(level, set, till, hand)
    while wanted > 0 do
        local first = redis.call('ZRANGE', set, '0', '0', 'WITHSCORES')
        if not first[1] then
            clear(level)
            return math.huge
        elseif tonumber(first[2]) > till then
            return tonumber(first[2])
        end
        local job = held(tonumber(first[1]))
        if isExpired(job) then
            dropExpiredJob(job)
        else
            wanted = hand(job) and wanted - 1 or 0
        end
    end
    return 0
end
local function goThroughStream(priority, hand)
    local ready = q .. ':ready:' .. priority
    while wanted > 0 do
        local entries = redis.call('XRANGE', ready, '-', '+', 'COUNT', math.min(wanted, STREAM_READ))
        for _, entry in ipairs(entries) do
            if wanted > 0 then
                wanted = hand(streamed(priority, entry)) and wanted - 1 or 0
            end
        end
        if #entries == 0 then
            if priority ~= 5 then
                redis.call('UNLINK', ready)
                clear(priority)
            end
            return
        end
    end
end
-- Whether so many had expired that the rest must be looked for in another call.
local function goThrough(number, hand)
    wanted = number
    if levels == PLAIN then
        goThroughStream(5, hand)
        return false
    elseif dropExpired() == EXPIRED_A_CALL then
        return true
    end
    for priority = 9, 0, -1 do
        local before, ends, due = quietTill, math.huge, math.huge
        if priority == 5 then
            quietTill = math.huge -- but what is leased from now on lowers it again
        end
        if has(LEASED + priority) then
            ends = goThroughSet(LEASED + priority, q .. ':leased:' .. priority, leaseNow, hand)
        end
        if has(FRONT + priority) then
            due = goThroughSet(FRONT + priority, q .. ':front:' .. priority, now, hand)
        end
        if priority == 5 then
            quietTill = math.min(quietTill, math.max(before, math.min(ends, due)))
        end
        if has(priority) then
            goThroughStream(priority, hand)
        end
    end
    return false
end
