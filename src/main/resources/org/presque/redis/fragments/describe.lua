-- Everything about a job, for reading: {id, priority, created, due, state, attempts, tries, when its lease ends or 0, worker
-- or "", {error, worker or "", when, …}, text}, times in ms.
local function describe(job)
    local state, errors = stateOf(job), {}
    if isLapsed(job) then
        noteError(job, 'lease expired', job.worker, job.till - ahead)
    end
    for _, error in ipairs(job.errors or {}) do
        for _, part in ipairs(error) do
            errors[#errors + 1] = part
        end
    end
    local isLeased = state == 'leased'
    return {
        job.id, job.priority, job.created, job.due or job.created, state, job.attempts or 0,
        job.tries or queueTries or TRIES, isLeased and job.till - ahead or 0, isLeased and job.worker or '', errors,
        textOf(job)
    }
end
