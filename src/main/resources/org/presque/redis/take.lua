#!lua flags=allow-oom
-- Takes the first jobs: by priority from 9 down, in each the due ones by when they were due, then the ready ones by id. They
-- are gone then, and count as processed.
-- KEYS: 1 queue   ARGV: 1 how many, 2 worker or empty, 3 how many bytes of text at most (one job is always given)
-- Returns {id, text, id, text, …}, an id as a number or as the ID-MILLIS of its entry; empty if there is none; 0 if the queue is stopped; "again" if so many had expired that
-- the rest must be looked for in another call.
-- include queue
local meta = redis.call('HMGET', META, 'stopped', 'levels')
if meta[1] then
    return 0
end
-- A single plain job, and nothing but such in the queue, is what most takes find: it is done before anything else is even
-- defined, at half the cost.
if not meta[2] and ARGV[1] == '1' and ARGV[2] == '' then
    local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', 1)[1]
    if not entry then
        return {}
    end
    if #entry[2] == 2 then
        redis.call('XDEL', q .. ':ready:5', entry[1])
        redis.call('HINCRBY', META, 'processed', 1)
        return {entry[1], entry[2][2]}
    end
end
-- include levels
-- include jobs
-- include expiry
-- include workers
local STREAM_READ = 16 -- each may have a mebibyte
local wanted, room = tonumber(ARGV[1]), tonumber(ARGV[3])
local levels = mask(meta[2])
local before, out = levels, {}

-- Whether the job may still come along; the first always may.
local function give(job)
    local text = textOf(job)
    room = room - #text
    if #out > 0 and room < 0 then
        wanted = 0
        return false
    end
    out[#out + 1], out[#out + 2] = job.id, text
    wanted = wanted - 1
    return true
end
local function takeFront(priority, now)
    local front = q .. ':front:' .. priority
    while wanted > 0 do
        local due = redis.call('ZRANGEBYSCORE', front, '-inf', now, 'LIMIT', 0, 1)[1]
        if not due then
            break
        end
        local job = held(tonumber(due))
        if not give(job) then
            return
        end
        remove(job)
    end
    if redis.call('EXISTS', front) == 0 then
        levels = without(levels, 10 + priority)
    end
end
local function takeReady(priority)
    local ready = q .. ':ready:' .. priority
    while wanted > 0 do
        local entries = redis.call('XRANGE', ready, '-', '+', 'COUNT', math.min(wanted, STREAM_READ))
        for _, entry in ipairs(entries) do
            local job = streamed(priority, entry)
            if not give(job) then
                return
            end
            remove(job)
        end
        if #entries == 0 then
            if priority ~= 5 then
                redis.call('UNLINK', ready)
                levels = without(levels, priority)
            end
            return
        end
    end
end
if levels == PLAIN then
    takeReady(5)
else
    local now = clock()
    if dropExpired(levels, now) == EXPIRED_A_CALL then
        return 'again'
    end
    if has(levels, EXPIRY) and redis.call('EXISTS', q .. ':expiry') == 0 then
        levels = without(levels, EXPIRY)
    end
    for priority = 9, 0, -1 do
        if has(levels, 10 + priority) then
            takeFront(priority, now)
        end
        if has(levels, priority) then
            takeReady(priority)
        end
    end
    save(levels, before)
end
if #out > 0 then
    redis.call('HINCRBY', META, 'processed', #out / 2)
end
if ARGV[2] ~= '' then
    seen(ARGV[2], #out > 0 and 'p:' or nil, #out / 2, clock())
end
return out
