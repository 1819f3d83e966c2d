#!/bin/bash
# reading.sh [quality [CONDITION] | speed [TIFF] | soak [PAGES]]: how well pages are read next to plain `tesseract` on the
# same pages (default), how fast and in how much memory, and whether memory stays flat over thousands of pages and damaged
# files. `quality` needs Debian's tesseract: apt install tesseract-ocr.
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-quality}" in
  quality) bench=ReadingQualityBench ;;
  speed) bench=ReadingBench ;;
  soak) bench=ReadingSoakBench ;;
  *) sed -n '2,4s/^# //p' "$0" >&2; exit 64 ;;
esac
[ -n "${BUILT:-}" ] || ./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench -am package >&2
libraries=$(find server/target/app -name '*.jar' -printf '%p:')
echo "$(date -u +%F): $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
exec "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx300m -XX:+UseSerialGC -Djava.awt.headless=true \
  --enable-native-access=ALL-UNNAMED -cp "bench/target/classes:$libraries" "io.dartwing.bench.$bench" "${@:2}"
