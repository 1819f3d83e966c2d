#!/usr/bin/env bash
# Latency of the API and of arriving faxes, on a server of its own in bench/target. Usage: bench/api.sh [SENDS PARALLEL WARM_UP]
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/served.sh"
measure io.dartwing.bench.ApiBench "http://localhost:$PORT" "$KEY" "$SIP_PORT" "$@"
