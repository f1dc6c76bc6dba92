-- Whether somebody listens to this queue, whose policy is broadcast: then all who listen get each job, and nobody else. The
-- time of a node that has died is over after a while.
local function isListenedTo()
    return redis.call('ZCOUNT', q .. ':listeners', clock(), '+inf') > 0
end
