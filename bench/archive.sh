#!/usr/bin/env bash
# Lists, filters, searches and a retention run over many stored faxes, on a server of its own in bench/target. Usage: bench/archive.sh [FAXES DUE]
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/served.sh"
measure io.dartwing.bench.ArchiveBench "http://localhost:$PORT" "$KEY" "$SIP_PORT" "$DARTWING_DATA" "$@"
