-- How long a job waits after so many attempts: "exp:BASE,MOST" doubles, and takes half of that and a random part of the
-- other half; otherwise it is a list, whose last one stays. All in ms.
local BACKOFF = 'exp:1000,3600000'
local function backoff(text, attempts, random)
    local base, most = text:match('^exp:(%d+),(%d+)$')
    if base then
        return math.floor(math.min(most, base * 2 ^ math.min(attempts - 1, 60)) * (1 + random) / 2)
    end
    local delay, number = 0, 0
    for millis in text:gmatch('%d+') do
        delay, number = tonumber(millis), number + 1
        if number == attempts then
            break
        end
    end
    return delay
end
