-- wrk: PUT a job of 250 bytes, as webdis takes the last argument of a command.
wrk.method = "PUT"
wrk.body = '{"text":"' .. string.rep("x", 239) .. '"}'
