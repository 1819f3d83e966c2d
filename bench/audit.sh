#!/usr/bin/env bash
# Appending to the audit and verifying it, on a PostgreSQL of its own in bench/target. Usage: bench/audit.sh [SECONDS]
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
mkdir -p "$ROOT/bench/target"
WORK=$(mktemp -d "$ROOT/bench/target/audit.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
[ -d "$ROOT/server/target/app/lib" ] || "$ROOT/dartwing" doctor >/dev/null 2>&1 || true
(cd "$ROOT" && ./mvnw -B -q -o -Dspotless.check.skip -DskipTests -pl bench -am compile)
"${JAVA_HOME:?}/bin/java" -Xmx256m -cp "$ROOT/bench/target/classes:$ROOT/server/target/app/lib/*" io.dartwing.bench.AuditBench "$WORK" "$@"
