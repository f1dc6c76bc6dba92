-- Walking through the jobs in a state, in the order they are handed out (dead ones: in the order they died), from any place,
-- without taking them. A place is the text "STEP SCORE MEMBER" or "STEP ENTRY": the job last seen. One that has gone
-- meanwhile costs nothing: the walk goes on behind where it was.
local function rankBehind(set, score, member)
    local low = redis.call('ZCOUNT', set, '-inf', '(' .. score)
    local high = redis.call('ZCOUNT', set, '-inf', score)
    while low < high do
        local middle = math.floor((low + high) / 2)
        if redis.call('ZRANGE', set, middle, middle)[1] <= member then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end
-- Each calls see(job, place) until it returns false or there are no more; whether it came to the end.
local function walkSet(step, set, from, to, after, see)
    local rank = from == '-inf' and 0 or redis.call('ZCOUNT', set, '-inf', from:sub(2))
    local score, member = (after or ''):match('^(%S+) (%S+)$')
    if score then
        rank = math.max(rank, rankBehind(set, score, member))
    end
    local last = redis.call('ZCOUNT', set, '-inf', to) - 1
    for at = rank, last do
        local found = redis.call('ZRANGE', set, at, at, 'WITHSCORES')
        if not see(held(tonumber(found[1])), step .. ' ' .. found[2] .. ' ' .. found[1]) then
            return false
        end
    end
    return true
end
local function walkStream(step, priority, after, see)
    local last = (after or ''):match('^%d+%-%d+$')
    while true do
        local entry = redis.call('XRANGE', q .. ':ready:' .. priority, last and '(' .. last or '-', '+', 'COUNT', 1)[1]
        if not entry then
            return true
        end
        last = entry[1]
        if not see(streamed(priority, entry), step .. ' ' .. last) then
            return false
        end
    end
end
-- What is gone through for a state: sets with their bounds, and streams, which have none.
local function stepsOf(state)
    local steps = {}
    local function step(level, set, from, to)
        if not level or has(level) then
            steps[#steps + 1] = {set = q .. set, from = from, to = to}
        else
            steps[#steps + 1] = {}
        end
    end
    for priority = 9, 0, -1 do
        if state == 'ready' then
            step(LEASED + priority, ':leased:' .. priority, '-inf', leaseNow)
            step(FRONT + priority, ':front:' .. priority, '-inf', now)
            steps[#steps + 1] = has(priority) and {priority = priority} or {}
        elseif state == 'delayed' then
            step(FRONT + priority, ':front:' .. priority, '(' .. now, '+inf')
        elseif state == 'leased' then
            step(LEASED + priority, ':leased:' .. priority, '(' .. leaseNow, '+inf')
        end
    end
    if state == 'leased' then
        step(FINAL, ':final', '(' .. leaseNow, '+inf')
    elseif state == 'dead' then
        step(FINAL, ':final', '-inf', leaseNow) -- before the others: when noticed it goes behind them
        step(nil, ':dead', '-inf', '+inf')
    end
    return steps
end
local function walk(state, after, see)
    local first, rest = (after or ''):match('^(%d+) (.+)$')
    local steps = stepsOf(state)
    for number = tonumber(first or 1), #steps do
        local step, from = steps[number], tostring(number) == first and rest or nil
        local goesOn = true
        if step.priority then
            goesOn = walkStream(number, step.priority, from, see)
        elseif step.set then
            goesOn = walkSet(number, step.set, step.from, step.to, from, see)
        end
        if not goesOn then
            return
        end
    end
end
