"""Puts a million jobs of 100 bytes with presque's own script and prints what Redis needs for each over its text."""

import hashlib
import random
import socket
import sys

SCRIPT = open("src/main/resources/org/presque/redis/put.lua", "rb").read()
JOBS, BATCH, LENGTH = 1_000_000, 1_000, 100

connection = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
replies = connection.makefile("rb")


def encoded(*words):
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)


def used_memory():
    connection.sendall(encoded(b"INFO", b"memory"))
    text = replies.read(int(replies.readline()[1:]) + 2).decode()
    return int(text.split("used_memory:")[1].split()[0])


def job(number):
    head = b'{"n":%d,"text":"' % number
    return head + bytes(random.choices(b"abcdefghijklmnop", k=LENGTH - len(head) - 2)) + b'"}'


sha = hashlib.sha1(SCRIPT).hexdigest().encode()
keys = [b"presque:{memory}:" + key for key in (b"meta", b"ready:5", b"last")]
before = used_memory()
for start in range(0, JOBS, BATCH):
    connection.sendall(b"".join(encoded(b"EVALSHA", sha, b"3", *keys, job(start + i)) for i in range(BATCH)))
    for _ in range(3 * BATCH):
        replies.readline()
print(f"Redis memory for a plain job of {LENGTH} bytes, over its text: {(used_memory() - before) / JOBS - LENGTH:.1f} bytes")
