#!/usr/bin/env python3
"""worker.py [--plain] SERVER QUEUE[,QUEUE...]

Works off the jobs of these queues, the first that has one. What work() raises puts the job back, with that as the error.
TERM: the job at hand is finished, then it stops. Needs Python 3.8 and nothing else.
"""
import http.client
import json
import os
import random
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

WAIT = 10  # seconds a fetch waits for a job, and TERM for a fetch
TTR = 60  # seconds nobody else gets the job
LIMIT = 40  # seconds work() may take; a slow answer may have taken 15, and the rest is to say so
WORKER = f"{socket.gethostname()}-{os.getpid()}"
stopping = False


def work(text):
    """Does a job. Here it prints a mail; put your own in its place."""
    mail = json.loads(text)
    if "to" not in mail:
        raise ValueError("nobody to send it to: " + mail["text"])
    print(f"{mail['to']}: {mail['text']}", flush=True)


def stop(*_):
    global stopping
    stopping = True


def too_long(*_):
    raise TimeoutError(f"took longer than {LIMIT} s")


def say(text):
    print(text, file=sys.stderr, flush=True)


def ask(method, url, body=None):
    """Sends a request until it is answered: status, headers and body.

    What presque cannot do now is asked again, ever more slowly, unless we shall stop. A request that cannot be right ends
    the worker.
    """
    pause = 1.0
    while True:
        request = urllib.request.Request(url, body, {"X-presque-workerid": WORKER}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=WAIT + 5) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refusal:
            text = refusal.read().decode()
            if refusal.code in (404, 409):
                return refusal.code, refusal.headers, text
            if refusal.code < 500 and refusal.code not in (408, 429):
                sys.exit(f"{refusal.code} {text}")
            say(f"{refusal.code} {text}; again in {pause:.0f} s")
        except (OSError, http.client.HTTPException) as trouble:  # no answer, or half of one
            say(f"{trouble}; again in {pause:.0f} s")
        if stopping:
            return 0, {}, ""
        time.sleep(pause * random.uniform(0.5, 1))  # by chance, so that many workers do not come back at once
        pause = min(pause * 2, 10)


def attempt(text):
    """Works, for so long at most; the error, or None if there was none."""
    signal.alarm(LIMIT)
    try:
        work(text)
        return None
    except Exception as error:
        return str(error) or type(error).__name__
    finally:
        signal.alarm(0)


def main(plain, server, queues):
    server = server.rstrip("/")
    query = f"wait={WAIT}" if plain else f"wait={WAIT}&ttr={TTR}"
    while not stopping:
        status, headers, text = ask("GET", f"{server}/q/{queues}?{query}")
        if status == 404:
            time.sleep(0.2)  # no job, which took as long as we wait, unless presque is being stopped
        if status != 200:
            continue
        job = f"{headers['X-Presque-Queue']}/{headers['X-Presque-Job']}"
        error = attempt(text)
        if not plain:
            lease = f"{server}/q/{job}?lease={headers['X-Presque-Lease']}"
            if error is None:
                status, _, _ = ask("DELETE", lease)
            else:
                status, _, _ = ask("PUT", lease, json.dumps({"error": error}).encode())
        say(f"{job} {'too late: ' if status == 409 else ''}{'done' if error is None else 'failed: ' + error}")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--plain"]
    if len(arguments) != 2:
        say("usage: worker.py [--plain] SERVER QUEUE[,QUEUE...]")
        sys.exit(2)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGALRM, too_long)
    main("--plain" in sys.argv, *arguments)
