#!/usr/bin/env bash
# How long a fax takes from the end of its call until it is read, judged and routed, while others come steadily. Usage: bench/arrivals.sh [MINUTES PER_MINUTE]
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/served.sh"
measure io.dartwing.bench.ArrivalBench "http://localhost:$PORT" "$KEY" "$SIP_PORT" "$@"
