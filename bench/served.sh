# To be sourced: starts a server of its own in bench/target for the script that sources it, with an organisation "Bench", and
# ends it with the script. Sets ROOT, PORT, SIP_PORT, KEY (an admin key) and JAVA; compiles the benchmarks.
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
mkdir -p "$ROOT/bench/target"
WORK=$(mktemp -d "$ROOT/bench/target/served.XXXXXX")
PORT=${PORT:-18080}
SIP_PORT=${SIP_PORT:-15060}
export DARTWING_DATA=$WORK/data

"$ROOT/dartwing" up --port "$PORT" --sip-port "$SIP_PORT" >"$WORK/server.log" 2>&1 &
SERVER=$!
trap 'kill $SERVER 2>/dev/null || true; wait $SERVER 2>/dev/null || true; rm -rf "$WORK"' EXIT
until curl -fs "http://localhost:$PORT/api/v1/ready" >/dev/null; do
  kill -0 $SERVER 2>/dev/null || { cat "$WORK/server.log"; exit 1; }
  sleep 0.5
done
"$ROOT/dartwing" organization create Bench --json >/dev/null
KEY=$("$ROOT/dartwing" key create --organization Bench --scopes admin --json | sed -E 's/.*"key":"([^"]+)".*/\1/')
# The launcher found a JDK that is new enough, whichever `java` is.
JAVA=$(readlink -f /proc/$SERVER/exe)
export JAVA_HOME=${JAVA%/bin/java}
(cd "$ROOT" && ./mvnw -B -q -Dspotless.check.skip -DskipTests -pl bench -am compile)

# The client takes its processor time from the server it measures: it is kept small.
measure() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$ROOT/bench/target/classes:$ROOT/server/target/app/lib/*" "$@"
}
