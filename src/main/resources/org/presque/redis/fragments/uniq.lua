-- The job that a uniq key belongs to at the moment, if any: one that is dead or has expired has none.
local function ownerOf(key)
    local id = redis.call('HGET', q .. ':uniq', key)
    local job = id and find(tonumber(id))
    if job and stateOf(job) ~= 'dead' and not isExpired(job) then
        return job
    end
end
