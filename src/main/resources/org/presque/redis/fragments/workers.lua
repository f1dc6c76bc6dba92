-- Counts something for a worker, and takes note that it is alive, if it is registered with this queue.
local function seen(worker, what, number)
    if what then
        redis.call('HINCRBY', q .. ':workers', what .. worker, number)
    end
    redis.call('ZADD', q .. ':registered', 'XX', now, worker)
end
