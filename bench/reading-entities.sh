#!/bin/bash
# Precision and recall of the entities and of the PHI verdict on faxes as they were read. Usage: bench/reading-entities.sh
# [DIR], a directory of ID.tif with ID.json. Without one, COUNT (120) documents of the corpus' test part are made, whose
# templates no rule was written for; SEED (1) and PART (test) choose others.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -DskipTests -Dspotless.check.skip -pl bench,testkit/reading-corpus -am package \
  dependency:build-classpath -Dmdep.outputFile="$PWD/bench/target/classpath" >&2
java=("${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java" -Xmx800m -cp "bench/target/classes:$(<bench/target/classpath)")
directory=${1:-}
if [ -z "$directory" ]; then
  directory=$(mktemp -d)
  trap 'rm -rf "$directory"' EXIT
  "${java[@]}" io.dartwing.corpus.CorpusCommand --out "$directory" --part "${PART:-test}" --seed "${SEED:-1}" \
    --count "${COUNT:-120}" >&2
fi
"${java[@]}" io.dartwing.bench.EntityBench "$directory" "${@:2}"
