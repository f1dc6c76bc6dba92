-- Keeps the answer to an idempotency key, and forgets a few whose time is over, so that they never pile up.
local FORGOTTEN_A_CALL = 10
local function once(key, answer)
    local till = answer:match('(%d+)$')
    redis.call('HSET', q .. ':once', key, answer)
    redis.call('ZADD', q .. ':once:till', till, key)
    local over = redis.call('ZRANGEBYSCORE', q .. ':once:till', '-inf', now, 'LIMIT', 0, FORGOTTEN_A_CALL)
    for _, old in ipairs(over) do
        redis.call('HDEL', q .. ':once', old)
        redis.call('ZREM', q .. ':once:till', old)
    end
end
