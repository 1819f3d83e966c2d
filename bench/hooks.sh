#!/usr/bin/env bash
# Webhooks of carriers: how many a second are proved, told from repetitions and stored before they are answered, on a
# server of its own in bench/target. Usage: bench/hooks.sh [SECONDS CONNECTIONS RATE...]
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/served.sh"
measure -Xmx512m io.dartwing.bench.HooksBench "http://localhost:$PORT" "$KEY" "$@"
