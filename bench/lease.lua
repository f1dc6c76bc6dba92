-- wrk: lease a job, be done with it, in turns. What one connection has leased another may finish.
local leases = {}

function request()
    local lease = table.remove(leases)
    if lease then
        return wrk.format("DELETE", "/q/bench/" .. lease.id .. "?lease=" .. lease.token)
    end
    return wrk.format("GET", "/q/bench?ttr=60")
end

function response(status, headers)
    local token = headers["X-Presque-Lease"]
    if token then
        leases[#leases + 1] = {id = headers["X-Presque-Job"], token = token}
    end
end
