-- wrk: fetch jobs from a queue without leases, with as much work for the client as lease.lua has.
local seen = {}

function request()
    local last = table.remove(seen)
    return wrk.format("GET", "/q/plain", last and {["X-Last"] = last.id})
end

function response(status, headers)
    local id = headers["X-Presque-Job"]
    if id then
        seen[#seen + 1] = {id = id}
    end
end
