-- Notes the head, see head.lua, if anything in it has changed, be it the time: needs `now`. See levels.lua for the bits.
do
    local FRONT_OR_LEASED_5, LEASED_OR_FINAL = 0x4008000, 0xffe00000 -- 15 and 26; 21 to 31
    if bit.band(levels, FRONT_OR_LEASED_5) == 0 then
        quietTill = math.huge
    end
    if bit.band(levels, LEASED_OR_FINAL) == 0 then
        latest, ahead = nil, 0
    elseif not latest or now - latest >= 1000 then
        latest = now
    end
    local packed = cmsgpack.pack(levels, quietTill, latest, ahead, stopped, queueTtr, queueTries, policy)
    if levels == PLAIN and not (stopped or queueTtr or queueTries or policy) then
        packed = nil
    end
    if not packed and head then
        redis.call('HDEL', META, 'head')
    elseif packed and packed ~= head then
        redis.call('HSET', META, 'head', packed)
    end
    head = packed
end
