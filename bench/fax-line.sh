#!/bin/bash
# fax-line.sh [CALLS...]: concurrent T.38 calls between two fax processes on loopback. Default: one round of 200.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app -name '*.jar' -printf '%p:')
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED \
  -cp "bench/target/classes:$libraries" io.dartwing.bench.FaxLineBench "$@"
