-- Finding and removing single jobs. A job lies in a ready stream, as entry ID-MILLIS with the fields job, x (when it
-- expires) and u (its uniq key); or in a front set, by when it is due, and then its text and all else about it are fields
-- of two hashes.
local function padded(id)
    return string.format('%016.0f', id)
end
local function named(fields)
    local names = {}
    for i = 1, #fields, 2 do
        names[fields[i]] = fields[i + 1]
    end
    return names
end
local function number(id)
    return string.format('%.0f', id)
end
-- A job is a table: id, text (nil for one that is held, see textOf), priority, created, due (nil in a stream), x, u, and
-- entry (nil for one that is held).
local function streamed(priority, entry)
    local fields = named(entry[2])
    local id, millis = entry[1]:match('^(%d+)-(%d+)$')
    return {
        id = tonumber(id), text = fields.job, priority = priority, created = tonumber(millis),
        x = tonumber(fields.x), u = fields.u, entry = entry[1]
    }
end
local function append(job, text)
    local extra = {}
    if job.x then
        extra[1], extra[2] = 'x', number(job.x)
    end
    if job.u then
        extra[#extra + 1], extra[#extra + 2] = 'u', job.u
    end
    redis.call('XADD', q .. ':ready:' .. job.priority, number(job.id) .. '-' .. number(job.created), 'job', text,
        unpack(extra))
end
local function hold(job, text)
    redis.call('HSET', q .. ':held', number(job.id), cmsgpack.pack(job))
    redis.call('HSET', q .. ':texts', number(job.id), text)
    redis.call('ZADD', q .. ':front:' .. job.priority, job.due, padded(job.id))
end
local function held(id)
    local packed = redis.call('HGET', q .. ':held', number(id))
    return packed and cmsgpack.unpack(packed) or nil
end
local function textOf(job)
    return job.text or redis.call('HGET', q .. ':texts', number(job.id))
end
local function find(id, levels)
    local job = held(id)
    for priority = 9, 0, -1 do
        if not job and has(levels, priority) then
            local entry = redis.call('XRANGE', q .. ':ready:' .. priority, number(id), number(id), 'COUNT', 1)[1]
            job = entry and streamed(priority, entry)
        end
    end
    return job
end
-- Takes a job out of everything; the caller counts it.
local function remove(job)
    if job.entry then
        redis.call('XDEL', q .. ':ready:' .. job.priority, job.entry)
    else
        redis.call('ZREM', q .. ':front:' .. job.priority, padded(job.id))
        redis.call('HDEL', q .. ':held', number(job.id))
        redis.call('HDEL', q .. ':texts', number(job.id))
    end
    if job.x then
        redis.call('ZREM', q .. ':expiry', job.priority .. ':' .. padded(job.id))
    end
    if job.u then
        redis.call('HDEL', q .. ':uniq', job.u)
    end
end
