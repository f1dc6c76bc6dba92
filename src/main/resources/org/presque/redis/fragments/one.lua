-- Returns the first job of the stream, taken; empty if there is none. Goes on if it is not a plain one.
local entry = redis.call('XRANGE', q .. ':ready:5', '-', '+', 'COUNT', '1')[1]
if not entry then
    return {}
end
if #entry[2] == 2 then
    redis.call('XDEL', q .. ':ready:5', entry[1])
    redis.call('HINCRBY', META, 'processed', '1')
    return {entry[1], entry[2][2], ''}
end
