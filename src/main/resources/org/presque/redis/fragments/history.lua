-- A history: two streams, one entry MILLIS-0 for each minute and one for each hour, with how something stood at that time, or
-- since it has been noted for the first time then. There is none for a moment at which it stood as at the one before, so
-- that what nobody uses takes no room; and none is written over, so that it does not matter who notes twice.
local HOUR = 3600000
local function noteAt(key, at, keep, text)
    local last = redis.call('XREVRANGE', key, '+', '-', 'COUNT', 1)[1]
    if last and (tonumber(last[1]:match('^%d+')) >= at or last[2][2] == text) then
        return
    end
    redis.call('XADD', key, 'MINID', string.format('%.0f', at - keep), string.format('%.0f-0', at), 's', text)
end
local function note(standing)
    local minute, texts = tonumber(ARGV[1]), {}
    for at, number in ipairs(standing) do
        texts[at] = string.format('%.0f', number)
    end
    local text = table.concat(texts, ' ')
    noteAt(q .. ':minutes', minute, tonumber(ARGV[2]), text)
    noteAt(q .. ':hours', minute - minute % HOUR, tonumber(ARGV[3]), text)
end
