-- Finding, moving and removing single jobs.
--
-- A job that nobody has touched lies in a ready stream, as entry ID-MILLIS with the fields job, x (when it expires), u (its
-- uniq key), t (tries) and b (backoff). Any other is held: it lies in one of four kinds of sorted sets, and what is known
-- about it and its text are the fields ID and tID of a hash. The former is a row of values in MessagePack; its order is that of
-- hold and held below, of lease.lua, and of done.lua, which reads only the first ones.
--
-- In Lua it is a table: id, priority, created, due (nil if it never was delayed), x, u, tries, backoff, attempts and errors;
-- while it is leased token, ttr, till (by the lease clock), worker and last (nothing comes after this attempt); died once it
-- is dead; and text and entry while it is in a stream.
local function padded(id)
    return string.format('%016.0f', id)
end
local function number(id)
    return string.format('%.0f', id)
end
local function streamed(priority, entry)
    local id, millis = entry[1]:match('^(%d+)-(%d+)$')
    local job = {id = tonumber(id), priority = priority, created = tonumber(millis), entry = entry[1], text = entry[2][2]}
    for i = 3, #entry[2], 2 do
        job[entry[2][i]] = entry[2][i + 1]
    end
    job.x, job.tries, job.t = tonumber(job.x), tonumber(job.t), nil
    job.backoff, job.b = job.b, nil
    return job
end
-- The set where a job lies that is held, its score there, and its level.
local function placeOf(job)
    if job.died then
        return q .. ':dead', job.died
    elseif job.token and job.last then
        return q .. ':final', job.till, FINAL
    elseif job.token then
        return q .. ':leased:' .. job.priority, job.till, LEASED + job.priority
    end
    return q .. ':front:' .. job.priority, job.due or job.created, FRONT + job.priority
end
-- A leased job does not expire before its lease ends, and neither does one that will be dead then, or is.
local function expire(job)
    if not job.x then
        return
    end
    local member = job.priority .. ':' .. padded(job.id)
    if job.died or job.last then
        redis.call('ZREM', q .. ':expiry', member)
    else
        redis.call('ZADD', q .. ':expiry', math.max(job.x, job.till and job.till - ahead or 0), member)
        mark(EXPIRY)
    end
end
local function hold(job)
    local field, text = number(job.id), job.text
    local packed = cmsgpack.pack(job.token, job.till, job.priority, job.worker, job.x, job.u, job.last, job.created,
        job.attempts, job.ttr, job.due, job.tries, job.backoff, job.errors, job.died)
    job.text, job.entry = nil, nil
    if text then
        redis.call('HSET', q .. ':held', field, packed, 't' .. field, text)
    else
        redis.call('HSET', q .. ':held', field, packed)
    end
    local set, score, level = placeOf(job)
    redis.call('ZADD', set, score, padded(job.id))
    if level then
        mark(level)
    end
    if level == FRONT + 5 or level == LEASED + 5 then
        quietTill = math.min(quietTill, score)
    end
    expire(job)
end
local function append(job)
    local extra = {}
    for field, value in pairs({x = job.x and number(job.x), u = job.u, t = job.tries, b = job.backoff}) do
        extra[#extra + 1], extra[#extra + 2] = field, value
    end
    redis.call('XADD', q .. ':ready:' .. job.priority, number(job.id) .. '-' .. number(job.created), 'job', job.text,
        unpack(extra))
    mark(job.priority)
    expire(job)
end
local function held(id)
    local packed = redis.call('HGET', q .. ':held', number(id))
    if packed then
        local job = {id = id}
        job.token, job.till, job.priority, job.worker, job.x, job.u, job.last, job.created, job.attempts, job.ttr, job.due,
            job.tries, job.backoff, job.errors, job.died = cmsgpack.unpack(packed)
        return job
    end
end
local function textOf(job)
    return job.text or redis.call('HGET', q .. ':held', 't' .. number(job.id))
end
local function find(id)
    local job = held(id)
    for priority = 9, 0, -1 do
        if not job and has(priority) then
            local entry = redis.call('XRANGE', q .. ':ready:' .. priority, number(id), number(id), 'COUNT', 1)[1]
            job = entry and streamed(priority, entry)
        end
    end
    return job
end
-- Takes a job out of where it lies, to be put elsewhere; what is known about it stays.
local function lift(job)
    if job.entry then
        redis.call('XDEL', q .. ':ready:' .. job.priority, job.entry)
    else
        redis.call('ZREM', placeOf(job), padded(job.id))
    end
end
-- Whether the key of a unique job is its own: a dead one has let go of it.
local function ownsKey(job)
    return job.u and redis.call('HGET', q .. ':uniq', job.u) == number(job.id)
end
