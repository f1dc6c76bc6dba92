#!lua flags=no-writes
-- What is known about a worker.
-- KEYS: 1 workers   ARGV: 1 worker
-- Returns {started or 0, last seen or 0, {queues it is registered with}, {queues it has had to do with}}, times in ms.
-- include queue
local hash = q .. ':of:' .. ARGV[1]
local times = redis.call('HMGET', hash, 'started', 'seen')
local registered, known = {}, {}
for _, field in ipairs(redis.call('HKEYS', hash)) do
    if field:sub(1, 2) == 'r:' then
        registered[#registered + 1] = field:sub(3)
    elseif field:sub(1, 2) == 'q:' then
        known[#known + 1] = field:sub(3)
    end
end
return {tonumber(times[1] or 0), tonumber(times[2] or 0), registered, known}
