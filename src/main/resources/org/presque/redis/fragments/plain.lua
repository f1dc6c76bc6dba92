-- A single job without options, into a queue without limits, is what most puts are: it is done before anything else is even
-- defined, at half the cost.
if #ARGV == 1 and not redis.call('HGET', META, 'limited') then
    local id, isFirst = numbered(1)
    redis.call('XADD', q .. ':ready:5', string.format('%.0f-%.0f', id, clock()), 'job', ARGV[1])
    return {id, isFirst, 0}
end
