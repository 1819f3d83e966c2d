#!/bin/bash
# Trains the models that come with the reading engine (categories.model, spam.model) and writes them into its resources.
# Arguments: how many faxes of the corpus' training part (600), how many of them are also read from their scans (all).
# What was read is kept in bench/target/reading and not read again.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-600}
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench,testkit/reading-corpus -am package >&2
libraries=bench/target/classes:testkit/reading-corpus/target/classes:$(find server/target/app -name '*.jar' -printf '%p:')
faxes=bench/target/reading/train-$count
[ -d "$faxes" ] || "$java" -Djava.awt.headless=true -cp "$libraries" io.dartwing.corpus.CorpusCommand \
  --out "$faxes" --seed 1 --count "$count" --part train >&2
exec "$java" -Xmx3g --enable-native-access=ALL-UNNAMED -cp "$libraries" io.dartwing.bench.reading.ReadingTraining \
  "$faxes" engines/reading-engine/src/main/resources/io/dartwing/engine/reading "${2:-$count}"
