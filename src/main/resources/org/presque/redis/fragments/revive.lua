-- Makes a dead job ready: its attempts begin anew, its history stays. False if another job has its uniq key.
local function revive(job)
    local owner = job.u and ownerOf(job.u)
    if owner and owner.id ~= job.id then
        return false
    end
    lift(job)
    endLease(job)
    job.died, job.attempts, job.x, job.due = nil, nil, nil, now
    hold(job)
    if job.u then
        redis.call('HSET', q .. ':uniq', job.u, number(job.id))
    end
    return true
end
