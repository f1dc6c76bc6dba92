"""Puts jobs of a given length through /qb/. Usage: fill.py PORT QUEUE[?OPTIONS] JOBS BYTES"""

import http.client
import random
import sys

port, target, jobs, length = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
BATCH = 1_000

connection = http.client.HTTPConnection("127.0.0.1", port)


def job(number):
    head = '{"n":%d,"text":"' % number
    return head + "".join(random.choices("abcdefghijklmnop", k=length - len(head) - 2)) + '"}'


for start in range(0, jobs, BATCH):
    numbers = range(start, min(start + BATCH, jobs))
    connection.request("POST", "/qb/" + target, '{"jobs":[%s]}' % ",".join(map(job, numbers)))
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != 201:
        sys.exit("%d %s" % (answer.status, text))
