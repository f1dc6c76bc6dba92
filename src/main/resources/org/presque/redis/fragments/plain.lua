-- Jobs without options, into a queue without limits, are what most puts are: that is done before anything else is even
-- defined, at half the cost.
if ARGV[1] ~= '' and not redis.call('HGET', META, 'limited') then
    local last, isFirst = numbered(#ARGV)
    local before, millis, stream = last - #ARGV, string.format('-%.0f', clock()), q .. ':ready:5'
    local call, format = redis.call, string.format
    for i, text in ipairs(ARGV) do
        call('XADD', stream, format('%.0f', before + i) .. millis, 'job', text)
    end
    tell()
    return {before + 1, isFirst, 0}
end
