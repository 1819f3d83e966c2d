#!/usr/bin/env bash
# What a question to the limiter costs, in process and in a Redis on this machine. Usage: bench/limiter.sh [LOCAL REDIS]
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
command -v redis-server >/dev/null || { echo "needs redis-server (Debian's package of that name)" >&2; exit 1; }
[ -d "$ROOT/server/target/app/lib" ] || "$ROOT/dartwing" doctor --json >/dev/null || true # builds what is missing
(cd "$ROOT" && ./mvnw -B -q -o -Dspotless.check.skip -DskipTests -pl bench -am compile)
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx512m -cp "$ROOT/bench/target/classes:$ROOT/server/target/app/lib/*" io.dartwing.platform.limits.LimiterBench "$@"
