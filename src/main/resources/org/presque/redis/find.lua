#!lua flags=no-writes
-- Tells about one job.
-- KEYS: 1 queue   ARGV: 1 id
-- Returns what describe.lua says; nil if there is no such job.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include describe
local job = find(tonumber(ARGV[1]))
return job and not isExpired(job) and describe(job)
