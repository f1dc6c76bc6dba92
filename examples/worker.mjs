#!/usr/bin/env node
// worker.mjs [--plain] SERVER QUEUE[,QUEUE...]
//
// Works off the jobs of these queues, the first that has one. What work() throws puts the job back, with that as the error.
// TERM: the job at hand is finished, then it stops. Needs Node 18 and nothing else.
import { hostname } from "node:os";
import process, { argv, exit, pid } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const WAIT = 10; // seconds a fetch waits for a job, and TERM for a fetch
const TTR = 60; // seconds nobody else gets the job
const LIMIT = 40; // seconds work() may take; a slow answer may have taken 15, and the rest is to say so
const WORKER = `${hostname()}-${pid}`;
let stopping = false;

/** Does a job. Here it prints a mail; put your own in its place, which gives up when the signal says so. */
async function work(text, signal) {
  const mail = JSON.parse(text);
  if (!("to" in mail)) {
    throw new Error("nobody to send it to: " + mail.text);
  }
  console.log(`${mail.to}: ${mail.text}`);
}

/**
 * Sends a request until it is answered: status, headers and text. What presque cannot do now is asked again, ever more
 * slowly, unless we shall stop. A request that cannot be right ends the worker.
 */
async function ask(method, url, body) {
  for (let pause = 1; ; pause = Math.min(pause * 2, 10)) {
    try {
      const answer = await fetch(url, {
        method,
        body,
        headers: { "X-presque-workerid": WORKER },
        signal: AbortSignal.timeout((WAIT + 5) * 1000),
      });
      const { status, headers } = answer;
      const text = await answer.text();
      if (answer.ok || status === 404 || status === 409) {
        return { status, headers, text };
      }
      if (status < 500 && status !== 408 && status !== 429) {
        console.error(`${status} ${text}`);
        exit(1);
      }
      console.error(`${status} ${text}; again in ${pause} s`);
    } catch (trouble) { // no answer, or half of one
      console.error(`${trouble.cause?.message || trouble.message}; again in ${pause} s`);
    }
    if (stopping) {
      return { status: 0 };
    }
    await sleep(pause * (500 + Math.random() * 500)); // by chance, so that many workers do not come back at once
  }
}

/** Works, for so long at most; the error, or undefined if there was none. */
async function attempt(text) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`took longer than ${LIMIT} s`)), LIMIT * 1000);
  try {
    await Promise.race([
      work(text, late.signal),
      new Promise((_, reject) => late.signal.addEventListener("abort", () => reject(late.signal.reason))),
    ]);
  } catch (error) {
    return String(error?.message || error);
  } finally {
    clearTimeout(timer);
  }
}

const plain = argv.includes("--plain");
const [server, queues, ...rest] = argv.slice(2).filter((argument) => argument !== "--plain");
if (!queues || rest.length) {
  console.error("usage: worker.mjs [--plain] SERVER QUEUE[,QUEUE...]");
  exit(2);
}
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => (stopping = true));
}
const base = server.replace(/\/$/, "");
const query = plain ? `wait=${WAIT}` : `wait=${WAIT}&ttr=${TTR}`;
while (!stopping) {
  let { status, headers, text } = await ask("GET", `${base}/q/${queues}?${query}`);
  if (status === 404) {
    await sleep(200); // no job, which took as long as we wait, unless presque is being stopped
  }
  if (status !== 200) {
    continue;
  }
  const job = `${headers.get("X-Presque-Queue")}/${headers.get("X-Presque-Job")}`;
  const error = await attempt(text);
  if (!plain) {
    const lease = `${base}/q/${job}?lease=${headers.get("X-Presque-Lease")}`;
    ({ status } = error === undefined ? await ask("DELETE", lease) : await ask("PUT", lease, JSON.stringify({ error })));
  }
  console.error(`${job} ${status === 409 ? "too late: " : ""}${error === undefined ? "done" : "failed: " + error}`);
}
