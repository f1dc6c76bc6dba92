-- KEYS: 1 queue   ARGV: the jobs; or, where the first is empty, then
--   2 priority, 3 due at (ms), 4 delay (ms), 5 ttl (ms), 6 uniq key, 7 idempotency key, 8 digest of the body,
--   9 how long that key is kept (ms), 10 worker, 11 "failed" if it is put again after a failure, 12 tries, 13 backoff, see
--   backoff.lua, 14… the jobs
-- Returns {first id, 1 if it is the first of the queue or of its new life after a purge, 1 if it was stored before};
-- or, with nothing done, "exists", "full", "mismatch" or "ttl".
local function option(number)
    local value = ARGV[1] == '' and ARGV[number] or ''
    return value ~= '' and value or nil
end
local first = ARGV[1] == '' and 14 or 1
local count = #ARGV - first + 1
local uniq, key = option(6), option(7)
local queueTtl, maxLength = unpack(redis.call('HMGET', META, 's.ttl', 's.max_length'))

-- Every check comes before the first write: a script does not roll back.
if key then
    local seen = redis.call('HGET', q .. ':once', key)
    local id, digest, till = (seen or ''):match('^(%d+) (%S+) (%d+)$')
    if id and tonumber(till) > now then
        return digest == option(8) and {tonumber(id), 0, 1} or 'mismatch'
    end
end
local due = tonumber(option(3) or 0) + (option(4) and now + tonumber(option(4)) or 0)
local expires
if option(5) then
    expires = now + tonumber(option(5))
elseif queueTtl then
    expires = math.max(now, due) + tonumber(queueTtl) -- the queue's own never stands against a job's delay
end
if expires and expires <= due then
    return 'ttl'
end
if maxLength and not option(11) then -- a job that comes back is not a new one
    local n = lengths()
    if n.ready + n.delayed + n.leased + count > tonumber(maxLength) then
        return 'full'
    end
end
if uniq and (count > 1 or ownerOf(uniq)) then
    return 'exists'
end

local id, isFirst = numbered(count)
id = id - count + 1
for i = 0, count - 1 do
    local job = {
        id = id + i, priority = tonumber(option(2) or 5), created = now, due = due > now and due or nil, x = expires, u = uniq,
        tries = tonumber(option(12)), backoff = option(13), text = ARGV[first + i]
    }
    if job.due then
        hold(job)
    else
        append(job)
    end
    if uniq then
        redis.call('HSET', q .. ':uniq', uniq, number(job.id))
    end
end
-- include save
tell()
if option(11) then
    redis.call('HINCRBY', META, 'failed', 1)
end
if option(10) then
    seen(option(10), option(11) and 'f:' or nil, 1)
end
if key then
    once(key, number(id) .. ' ' .. option(8) .. ' ' .. number(now + option(9)))
end
return {id, isFirst, 0}
