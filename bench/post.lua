-- wrk: POST a job of 250 bytes.
wrk.method = "POST"
wrk.body = '{"text":"' .. string.rep("x", 239) .. '"}'
