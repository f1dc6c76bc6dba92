#!/bin/bash
# worker.sh [--plain] SERVER QUEUE[,QUEUE...] COMMAND [ARGUMENT...]
#
# Runs the command for each job of these queues, the first that has one. The command reads the job from its standard
# input, and PRESQUE_QUEUE, PRESQUE_JOB and PRESQUE_ATTEMPT say which it is. Exit code 0 is done; with any other the job
# is put back, the last line of its standard error as the error. TERM: the job at hand is finished, then it stops.
# Needs curl, iconv, and the timeout of GNU coreutils.
set -u
wait=10 # seconds a fetch waits for a job, and TERM for a fetch
ttr=60  # seconds nobody else gets the job
limit=40 # seconds the command may take; killed 5 later, and a slow answer may have taken 15: 60 in all

query="wait=$wait&ttr=$ttr"
if [ "${1-}" = --plain ]; then query="wait=$wait"; shift; fi
if [ $# -lt 3 ]; then echo "usage: worker.sh [--plain] SERVER QUEUE[,QUEUE...] COMMAND [ARGUMENT...]" >&2; exit 2; fi
server=${1%/} queues=$2
shift 2
dir=$(mktemp -d) || exit 1
trap 'rm -r "$dir"' EXIT
stopping=
trap 'stopping=yes' TERM INT

# Sends a request until it is answered, and sets status; what presque cannot do now is asked again, ever more slowly,
# unless we shall stop. A request that cannot be right ends the worker.
ask() {
  local pause=1
  while true; do
    # Where a signal is sent to all of a group, as Ctrl-C is, curl shall not die of it with a job in its hands.
    status=$(trap '' TERM INT; curl -sS --connect-timeout 5 --max-time $((wait + 5)) -D "$dir/head" -o "$dir/body" \
      -H "X-presque-workerid: $HOSTNAME-$$" -w '%{http_code}' "$@" 2> "$dir/trouble") || status=000
    case $status in
      2* | 404 | 409) return ;;
      000) echo "$(tail -n 1 "$dir/trouble"); again in $pause s" >&2 ;;
      408 | 429 | 5*) echo "$status $(cat "$dir/body"); again in $pause s" >&2 ;;
      *) echo "$status $(cat "$dir/body")" >&2; exit 1 ;;
    esac
    if [ -n "$stopping" ]; then return; fi
    sleep "$((pause - 1)).$((RANDOM % 10))" # by chance, so that many workers do not come back at once
    pause=$((pause < 8 ? pause * 2 : 10))
  done
}

header() { grep -i "^X-Presque-$1:" "$dir/head" | tr -d '\r' | cut -d ' ' -f 2; }

# The last line of standard error as a JSON text: no bytes that are not UTF-8, no control characters.
error() {
  tail -n 1 "$dir/error" | tail -c 1000 | iconv -c -f UTF-8 -t UTF-8 | tr -d '\000-\037' | sed 's/["\\]/\\&/g; s/.*/"&"/'
}

until [ -n "$stopping" ]; do
  ask "$server/q/$queues?$query"
  if [ "$status" = 404 ]; then sleep 0.2; fi # no job, which took as long as we wait, unless presque is being stopped
  if [ "$status" != 200 ]; then continue; fi
  mv "$dir/body" "$dir/job"
  export PRESQUE_QUEUE PRESQUE_JOB PRESQUE_ATTEMPT
  PRESQUE_QUEUE=$(header Queue) # one by one: bash 5.2 forgets a TERM that comes between two of them in one command
  PRESQUE_JOB=$(header Job)
  PRESQUE_ATTEMPT=$(header Attempt)
  token=$(header Lease)
  lease="$server/q/$PRESQUE_QUEUE/$PRESQUE_JOB?lease=$token"
  if timeout -k 5 "$limit" "$@" < "$dir/job" 2> "$dir/error"; then
    outcome=done
    if [[ $query = *ttr* ]]; then ask -X DELETE "$lease"; fi
  else
    if [[ $? = 124 || $? = 137 ]]; then echo "took longer than $limit s" >> "$dir/error"; fi
    error=$(error)
    error=${error:-'"failed"'}
    outcome="failed: $error"
    if [[ $query = *ttr* ]]; then ask -X PUT "$lease" -d "{\"error\":$error}"; fi
  fi
  if [ "$status" = 409 ]; then outcome="too late: $outcome"; fi
  echo "$PRESQUE_QUEUE/$PRESQUE_JOB $outcome" >&2
done
