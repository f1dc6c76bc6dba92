-- Tells all nodes that there may be something in this queue now, or sooner than was known; only where somebody waits for it,
-- and once: the key `waits`, which look.lua sets, goes with the notice. So a burst of jobs is told once, and a queue that
-- nobody waits for costs one look at a key.
local function tell(isForAnybody)
    if redis.call('DEL', q .. ':waits') == 1 or isForAnybody then
        -- Not every user of Redis may publish. What was done is done all the same, and who waits looks by himself.
        redis.pcall('PUBLISH', q:match('^(.*):{') .. ':notices', q:match('{(.*)}$'))
    end
end
