#!/bin/bash
# routing.sh [JMH OPTIONS...]: the choice among 20 carriers, and the search for a rate among 200,000 and 1,000,000 prefixes.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app bench/target/jmh -name '*.jar' -printf '%p:')
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx1g -cp "bench/target/classes:$libraries" io.dartwing.bench.RoutingBench "$@"
