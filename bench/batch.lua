-- wrk: POST 100 jobs of 250 bytes.
local jobs = {}
for i = 1, 100 do
    jobs[i] = '{"text":"' .. string.rep("x", 239) .. '"}'
end
wrk.method = "POST"
wrk.body = '{"jobs":[' .. table.concat(jobs, ",") .. "]}"
