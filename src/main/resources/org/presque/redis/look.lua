#!lua flags=allow-oom
-- Looks whether there is something to hand out; if not, notes in the same step that somebody waits, see notice.lua.
-- KEYS: 1 queue   ARGV: 1 for how long that is noted (ms), 2 "take" or "cast", for what somebody waits
-- Returns {1 if it is worth asking for a job, 1 if the queue is stopped, in how many ms the next delayed job is due or the
-- next lease runs out, -1 if there is no such moment}.
-- include queue
-- include head
-- include clock
-- include levels
-- include broadcast
local isReady, nextIn = false, nil
local function lookAt(level, key, time)
    local first = has(level) and redis.call('ZRANGE', q .. key, 0, 0, 'WITHSCORES')[2]
    if first then
        nextIn = math.min(nextIn or math.huge, tonumber(first) - time)
    end
end
for priority = 0, 9 do
    isReady = isReady or has(priority) and redis.call('XLEN', q .. ':ready:' .. priority) > 0
    lookAt(FRONT + priority, ':front:' .. priority, now)
    lookAt(LEASED + priority, ':leased:' .. priority, leaseNow)
end
local isForAll = policy == 'broadcast' and (ARGV[2] == 'cast' or isListenedTo())
local isForMe = isForAll == (ARGV[2] == 'cast')
if not stopped and isForMe and (isReady or nextIn and nextIn <= 0) then
    return {1, 0, -1}
elseif stopped or not isForMe then
    nextIn = nil -- what is due there is for nobody now; a change of that is told
end
-- It is renewed when half of its time is over, which spares most looks the write.
if redis.call('PTTL', q .. ':waits') < tonumber(ARGV[1]) / 2 then
    redis.call('SET', q .. ':waits', 1, 'PX', ARGV[1])
end
return {0, stopped and 1 or 0, nextIn and math.max(nextIn, 1) or -1}
