#!lua flags=no-writes
-- The workers of a list that have given a sign of life lately.
-- KEYS: 1 queue or workers   ARGV: 1 "registered" or "listed", 2 how long ago at most (ms), 3 how many at most
-- include queue
return redis.call('ZRANGEBYSCORE', q .. ':' .. ARGV[1], clock() - ARGV[2], '+inf', 'LIMIT', 0, ARGV[3])
