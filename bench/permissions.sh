#!/bin/bash
# How long the permission decision takes for an actor with 10,000 grants, and how long row-level security is told of them.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app -name '*.jar' -printf '%p:')
grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //' || true
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx400m -cp "bench/target/classes:$libraries" io.dartwing.bench.PermissionBench "$@"
