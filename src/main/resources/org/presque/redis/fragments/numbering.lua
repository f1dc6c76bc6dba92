-- Gives out so many ids in a row: the last of them, and 1 if these are the first of the queue, or of its new life after a
-- purge, which goes on behind the ids given before.
local function numbered(count)
    local id = redis.call('HINCRBY', META, 'id', count == 1 and '1' or count)
    if id > count then
        return id, 0
    end
    local last = redis.call('GETDEL', q .. ':last')
    if last then
        id = redis.call('HINCRBY', META, 'id', last)
        redis.call('HSET', META, 'base', last)
    end
    return id, 1
end
