#!/usr/bin/env bash
# How long a built server takes to start, and the memory of everything it started (the sum of PSS, so that what
# processes share counts once), on a data directory of its own. The first start makes the database and the archive of
# class data; the second is what an operator sees every day.
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
mkdir -p "$ROOT/bench/target"
WORK=$(mktemp -d "$ROOT/bench/target/start.XXXXXX")
PORT=${PORT:-18080}
SIP_PORT=${SIP_PORT:-15060}
IDLE=${IDLE:-30}
SERVER=
trap '[ -z "$SERVER" ] || kill $SERVER 2>/dev/null || true; rm -rf "$WORK"' EXIT

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", b - a }'; }
family() { echo "$1"; local child; for child in $(pgrep -P "$1"); do family "$child"; done; }
pss() { awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }' "/proc/$1/smaps_rollup"; }
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.1f s", ($12 + $13) / hz }' "/proc/$1/stat"; }

echo "$(date -u +%F): $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg) at the start"
for round in first second; do
  began=$(now)
  "$ROOT/dartwing" up --port "$PORT" --sip-port "$SIP_PORT" --data "$WORK/data" >"$WORK/$round.log" 2>&1 &
  SERVER=$!
  until curl -fs "http://localhost:$PORT/api/v1/ready" >/dev/null; do
    kill -0 $SERVER 2>/dev/null || { cat "$WORK/$round.log"; exit 1; }
    sleep 0.05
  done
  echo "$round start until ready: $(since "$began"), $(cpu $SERVER) of processor time"
  sleep "$IDLE"
  total=0
  # PostgreSQL runs in a session of its own: it is found by its data directory.
  for pid in $(family $SERVER) $(for pm in $(head -n 1 "$WORK/data/postgres/cluster/postmaster.pid"); do family "$pm"; done); do
    size=$(pss "$pid" 2>/dev/null || echo 0)
    total=$((total + size))
    printf '  %5d MB  %s\n' "$size" "$(tr '\0' ' ' <"/proc/$pid/cmdline" | sed -E 's/-cp [^ ]*//; s/^([^ ]*\/)?//' | cut -c1-60)"
  done
  printf '  %5d MB  together, after %s s of idling\n' "$total" "$IDLE"
  began=$(now)
  kill $SERVER
  wait $SERVER || true
  SERVER=
  echo "$round stop: $(since "$began")"
done
