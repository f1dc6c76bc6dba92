#!lua flags=allow-oom
-- Makes dead jobs ready, but for those whose uniq key another job has by now.
-- KEYS: 1 queue   ARGV: 1 how many to look at, 2 behind which place, empty for the beginning
-- Returns {how many, how many not, the place of the last one looked at, empty if there are no more}.
-- include queue
-- include head
-- include clock
-- include levels
-- include jobs
-- include attempts
-- include uniq
-- include revive
-- include pages
-- include notice
local limit, jobs, place = tonumber(ARGV[1]), {}, ''
walk('dead', ARGV[2] ~= '' and ARGV[2] or nil, function(job, at)
    jobs[#jobs + 1] = job
    place = #jobs == limit and at or ''
    return #jobs < limit
end)
local moved = 0
for _, job in ipairs(jobs) do
    moved = moved + (revive(job) and 1 or 0)
end
-- include save
if moved > 0 then
    tell()
end
return {moved, #jobs - moved, place}
