#!/bin/bash
# webhooks.sh [EVENTS_PER_SECOND SECONDS ENDPOINTS]: webhook events from their transaction to a local receiver, while one
# endpoint in a hundred hangs. Default: 2000 for 60 s to 200 endpoints.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${BUILT:-}" ] || ./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app -name '*.jar' -printf '%p:')
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -cp "bench/target/classes:$libraries" io.dartwing.bench.WebhookBench "$@"
