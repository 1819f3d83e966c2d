#!/bin/bash
# Pages per second of the page conversions next to Ghostscript and tiff2pdf. Needs gs and tiff2pdf on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in gs tiff2pdf; do
  command -v "$tool" >/dev/null || { echo "$tool: not found (Debian: apt install ghostscript libtiff-tools)" >&2; exit 1; }
done
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app -name '*.jar' -printf '%p:')
grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //' || true
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx400m -cp "bench/target/classes:$libraries" io.dartwing.bench.PagesBench "$@"
