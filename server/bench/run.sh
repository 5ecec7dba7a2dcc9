#!/usr/bin/env bash
# Measures the built server beside the peers of the benchmark in $1, a folder outside the project that is left as it is:
#   server/bench/run.sh ../shared/bench [profile[,profile]] [repeats]
set -euo pipefail
peers=$(cd "$1" && pwd)
profile=${2:-mobile}
repeats=${3:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=${BENCH_DIR:-${TMPDIR:-/tmp}/recognitionmap-bench}
[ -x bin/recognitionmap ] || { echo "bench: bin/recognitionmap is missing; make build makes it" >&2; exit 1; }

mkdir -p "$work"
cp -r --no-preserve=mode "$peers/." "$work/"
cp "$here/ours.mjs" "$work/adapters/ours.mjs"
cp "$here"/{floor,motion}.mjs "$work/"
cd "$work"
# The harness waits until no request is open. Our page listens for changes of the record with one that never ends.
if ! grep -q event-stream lib/proxy.mjs; then
  sed -i -e "s|res.on('close', () => { stats.inflight--;|res.on('close', () => { stats.inflight -= !res.listens;|" \
    -e "s|^\( *\)const kind = KIND(.*|&\n\1if (/event-stream/.test(r.headers['content-type'])) { res.listens = true; stats.inflight--; }|" lib/proxy.mjs
  [ "$(grep -c 'listens' lib/proxy.mjs)" = 2 ] || { echo "bench: lib/proxy.mjs is not what this script knows: make it leave event streams out of its inflight" >&2; exit 1; }
fi
[ -d node_modules ] || npm ci
[ -d dist ] || npm run build
mkdir -p results

coproc SERVER { exec "$here/../../bin/recognitionmap" serve -addr 127.0.0.1:0 -db memory 2>/dev/null; }
trap 'kill "$SERVER_PID" 2>/dev/null || true' EXIT
read -r url <&"${SERVER[0]}"
node run.mjs --only d3-svg,d3-canvas,leaflet,maplibre,echarts,ours --ours-url "$url/" --profile "$profile" --res 110m \
  --n "$repeats" --out results/ours.json
node floor.mjs "$url/" "$repeats"
node motion.mjs "$url/"
