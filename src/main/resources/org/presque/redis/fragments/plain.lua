-- Jobs without options, into a queue without limits, are what most puts are: that is done before anything else is even
-- defined, at half the cost.
if ARGV[1] ~= '' and not redis.call('HGET', META, 'limited') then
    local last, isFirst = numbered(#ARGV)
    local before, millis = last - #ARGV, clock()
    for i, text in ipairs(ARGV) do
        redis.call('XADD', q .. ':ready:5', string.format('%.0f-%.0f', before + i, millis), 'job', text)
    end
    tell()
    return {before + 1, isFirst, 0}
end
