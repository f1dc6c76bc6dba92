-- Attempts, how they end, and with what.
local TRIES, ERRORS_KEPT = 25, 10
local function isLapsed(job)
    return job.token and job.till <= leaseNow
end
-- What a job is: a lease that has run out is over, whether or not anybody has noticed yet.
local function stateOf(job)
    if job.died or (isLapsed(job) and job.last) then
        return 'dead'
    elseif job.token and not isLapsed(job) then
        return 'leased'
    end
    return not job.token and job.due and job.due > now and 'delayed' or 'ready'
end
local function isExpired(job)
    local state = job.x and job.x <= now and stateOf(job)
    return state == 'ready' or state == 'delayed'
end
-- Whether a worker has this job under this token, and its time is not over.
local function isHeldBy(job, token)
    return job.token == token and not isLapsed(job)
end
local function noteError(job, text, worker, at)
    local errors = job.errors or {}
    errors[#errors + 1] = {text, worker or '', at}
    if #errors > ERRORS_KEPT then
        table.remove(errors, 1)
    end
    job.errors = errors
end
-- The attempt at a job that was lifted has failed.
local function fail(job, text, worker, at)
    noteError(job, text, worker, at)
    redis.call('HINCRBY', META, 'failed', 1)
    if worker then
        redis.call('HINCRBY', q .. ':workers', 'f:' .. worker, 1)
    end
end
-- Ends the lease of a job that was lifted, if it has one; if the lease had run out, that was a failure.
local function endLease(job)
    if not job.token then
        return
    end
    if isLapsed(job) then
        fail(job, 'lease expired', job.worker, job.till - ahead)
    end
    if job.worker then
        redis.call('ZREM', q .. ':working', job.worker .. '\0' .. number(job.id))
    end
    job.token, job.ttr, job.till, job.worker, job.last = nil, nil, nil, nil, nil
end
-- Takes a job out of everything; the caller counts it.
local function remove(job)
    if job.x then
        redis.call('ZREM', q .. ':expiry', job.priority .. ':' .. padded(job.id))
    end
    if ownsKey(job) then
        redis.call('HDEL', q .. ':uniq', job.u)
    end
    lift(job)
    if not job.entry then
        endLease(job)
        redis.call('HDEL', q .. ':held', number(job.id), 't' .. number(job.id))
    end
end
local function dropExpiredJob(job)
    remove(job)
    redis.call('HINCRBY', META, 'expired', 1)
end
