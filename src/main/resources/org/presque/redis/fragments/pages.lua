-- Walking through jobs in the order they are handed out, from any place, without taking them. A place is the text
-- "PRIORITY front SCORE MEMBER" or "PRIORITY ready ENTRY": the job last seen. One that has gone meanwhile costs nothing:
-- the walk goes on behind where it was.
local function rankBehind(front, score, member)
    local low = redis.call('ZCOUNT', front, '-inf', '(' .. score)
    local high = redis.call('ZCOUNT', front, '-inf', score)
    while low < high do
        local middle = math.floor((low + high) / 2)
        if redis.call('ZRANGE', front, middle, middle)[1] <= member then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end
-- Calls see(job, place) until it returns false or there are no more. The bounds are those of due.
local function walkFront(priority, from, to, after, see)
    local front = q .. ':front:' .. priority
    local rank = from == '-inf' and 0 or redis.call('ZCOUNT', front, '-inf', from:sub(2))
    local score, member = (after or ''):match('^front (%S+) (%S+)$')
    if score then
        rank = math.max(rank, rankBehind(front, score, member))
    end
    local last = redis.call('ZCOUNT', front, '-inf', to) - 1
    for at = rank, last do
        local found = redis.call('ZRANGE', front, at, at, 'WITHSCORES')
        if not see(held(tonumber(found[1])), priority .. ' front ' .. found[2] .. ' ' .. found[1]) then
            return false
        end
    end
    return true
end
local function walkReady(priority, after, see)
    local last = (after or ''):match('^ready (%S+)$')
    while true do
        local entry = redis.call('XRANGE', q .. ':ready:' .. priority, last and '(' .. last or '-', '+', 'COUNT', 1)[1]
        if not entry then
            return true
        end
        last = entry[1]
        if not see(streamed(priority, entry), priority .. ' ready ' .. last) then
            return false
        end
    end
end
local function walk(state, levels, now, after, see)
    local startPriority, rest = (after or ''):match('^(%d) (.+)$')
    for priority = tonumber(startPriority or 9), 0, -1 do
        local from = tostring(priority) == startPriority and rest or nil
        local goesOn = true
        if has(levels, 10 + priority) and not (from and from:match('^ready')) then
            local low, high = '-inf', now
            if state == 'delayed' then
                low, high = '(' .. now, '+inf'
            end
            goesOn = walkFront(priority, low, high, from, see)
        end
        if goesOn and state == 'ready' and has(levels, priority) then
            goesOn = walkReady(priority, from, see)
        end
        if not goesOn then
            return
        end
    end
end
