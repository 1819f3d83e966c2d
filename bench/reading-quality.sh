#!/bin/bash
# Measures categories, junk, entities and health information on the corpus' test part, whose families of templates were not trained on, and writes what
# it prints into docs/reading-quality.md. Argument: how many faxes (112; minutes on two idle cores, then kept).
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-112}
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench,testkit/reading-corpus -am package >&2
libraries=bench/target/classes:testkit/reading-corpus/target/classes:$(find server/target/app -name '*.jar' -printf '%p:')
faxes=bench/target/reading/test-$count
[ -d "$faxes" ] || "$java" -Djava.awt.headless=true -cp "$libraries" io.dartwing.corpus.CorpusCommand \
  --out "$faxes" --seed 2 --count "$count" --part test >&2
"$java" -Xmx2g --enable-native-access=ALL-UNNAMED -cp "$libraries" io.dartwing.bench.reading.ReadingQuality "$faxes" \
  | tee docs/reading-quality.md
