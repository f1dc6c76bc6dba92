#!lua flags=allow-oom
-- Looks after a queue that perhaps nobody fetches from: buries jobs whose last lease has run out, deletes dead ones that are
-- kept no longer, and drops expired ones; at most 100 of each. Clears the levels of sets that most fetches only look past.
-- KEYS: 1 queue   ARGV: 1 for how long dead jobs are kept (ms), 2 how many
-- Returns "gone" if there is no such queue, "again" if there may be more to do, else "done".
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include expiry
-- include dead
local BURIED_A_CALL = 100
if redis.call('EXISTS', META) == 0 then
    return 'gone'
end
local over = has(FINAL)
    and redis.call('ZRANGEBYSCORE', q .. ':final', '-inf', leaseNow, 'LIMIT', 0, BURIED_A_CALL) or {}
for _, member in ipairs(over) do
    local job = held(tonumber(member))
    lift(job)
    endLease(job)
    die(job)
end
local function clearIfEmpty(level, set)
    if has(level) and redis.call('EXISTS', q .. set) == 0 then
        clear(level)
    end
end
clearIfEmpty(FINAL, ':final')
clearIfEmpty(LEASED + 5, ':leased:5')
clearIfEmpty(FRONT + 5, ':front:5')
local isMore = #over == BURIED_A_CALL
isMore = trim(tonumber(ARGV[1]), tonumber(ARGV[2])) == TRIMMED_A_CALL or isMore
isMore = dropExpired() == EXPIRED_A_CALL or isMore
-- include save
return isMore and 'again' or 'done'
