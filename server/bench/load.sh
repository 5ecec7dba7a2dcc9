#!/usr/bin/env bash
# Loads the built server and, beside it, an nginx that serves the very bytes the server answered with:
#   server/bench/load.sh [seconds] [rounds]
# The two take turns, so that what else the machine does meets both; wrk runs on the same cores. A row is the median of
# the rounds, each column by itself. nginx sends fewer headers: the content type and its own. wrk sets no rate: the
# latencies are those of 32 connections that ask again at once.
set -euo pipefail
seconds=${1:-3}
rounds=${2:-3}
paths=(/ /country/RUS /api/v1/standing '/api/v1/events?limit=100')
threads=2 connections=32
PATH=$PATH:/usr/sbin # where Debian has nginx

die() { echo "load: $*" >&2; exit 1; }
[[ $seconds =~ ^[1-9][0-9]*$ && $rounds =~ ^[1-9][0-9]*$ ]] || die "want load.sh [seconds] [rounds], whole numbers from 1"
[ -x bin/recognitionmap ] || die "bin/recognitionmap is missing; make build makes it"
for tool in wrk nginx curl; do
  command -v "$tool" >/dev/null || die "$tool is missing; make load installs it"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/recognitionmap-load.XXXXXX")
started=()
finish() {
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Ours. Its first line is the origin.
coproc SERVER { exec bin/recognitionmap serve -addr 127.0.0.1:0 -db memory 2>"$work/server.log"; }
server=$SERVER_PID
started+=("$server")
read -r -t 30 -u "${SERVER[0]}" ours || die "the server did not start: $(cat "$work/server.log")"

# Its answers, as nginx will serve them: the second of each address, since the first may be compressed in another way than
# the one that is kept.
mkdir "$work/files" "$work/temp"
locations=
for i in "${!paths[@]}"; do
  curl -fsS --max-time 30 -H 'Accept-Encoding: gzip' -o /dev/null "$ours${paths[i]}" || die "the server does not answer ${paths[i]}"
  curl -fsS --max-time 30 -H 'Accept-Encoding: gzip' -D "$work/headers" -o "$work/files/$i" "$ours${paths[i]}" ||
    die "the server does not answer ${paths[i]}"
  tr -d '\r' <"$work/headers" >"$work/headers.$i"
  grep -qix 'content-encoding: gzip' "$work/headers.$i" || die "the answer to ${paths[i]} is not in gzip"
  type=$(sed -n 's/^content-type: //Ip' "$work/headers.$i")
  # try_files, since an address that ends in a slash is a folder to nginx
  locations+="    location = ${paths[i]%%\?*} { default_type \"$type\"; add_header Content-Encoding gzip; try_files /$i =404; }"$'\n'
done

# nginx, with nothing outside $work, and set up to be fast.
port=20000
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
temps=
for module in client_body proxy fastcgi uwsgi scgi; do
  case $(nginx -V 2>&1) in *"--without-http_${module}_module"*) continue ;; esac
  temps+="  ${module}_temp_path $work/temp/$module;"$'\n'
done
cat >"$work/nginx.conf" <<CONF
daemon off;
user $(id -un) $(id -gn);
worker_processes auto;
pid $work/nginx.pid;
events { worker_connections 1024; }
http {
$temps
  access_log off;
  types {}
  sendfile on;
  tcp_nopush on;
  open_file_cache max=16;
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:$port;
    root $work/files;
$locations
  }
}
CONF
nginx -e "$work/nginx.log" -p "$work" -c "$work/nginx.conf" 2>/dev/null &
started+=("$!")
theirs=http://127.0.0.1:$port
for _ in {1..100}; do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "${started[1]}" 2>/dev/null || die "nginx did not start: $(cat "$work/nginx.log")"
  sleep 0.1
done
for i in "${!paths[@]}"; do
  curl -fsS --max-time 30 -H 'Accept-Encoding: gzip' "$theirs${paths[i]}" | cmp -s - "$work/files/$i" ||
    die "nginx does not serve the bytes of ${paths[i]}: $(cat "$work/nginx.log")"
done

cat >"$work/report.lua" <<'LUA'
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("= %.0f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
LUA
# load URL FILE SECONDS adds a line to a file: requests a second, p50 and p99 in milliseconds.
load() {
  local line
  line=$(wrk -t "$threads" -c "$connections" -d "$3" -H 'Accept-Encoding: gzip' --latency -s "$work/report.lua" "$1" |
    sed -n 's/^= //p')
  [ "${line##* }" = 0 ] || die "wrk reports ${line##* } failed requests of $1"
  echo "$line" >>"$2"
}
median() { cut -d ' ' -f "$2" "$1" | sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

echo "load: $(nproc) cores, load average $(cut -d ' ' -f 1 /proc/loadavg), $(nginx -v 2>&1 | sed 's/.*: //')," \
  "$threads threads and $connections connections, $rounds rounds of $seconds s"
for i in "${!paths[@]}"; do # both warm
  load "$ours${paths[i]}" /dev/null 1
  load "$theirs${paths[i]}" /dev/null 1
done
for ((round = 0; round < rounds; round++)); do
  for i in "${!paths[@]}"; do
    load "$ours${paths[i]}" "$work/ours.$i" "$seconds"
    load "$theirs${paths[i]}" "$work/theirs.$i" "$seconds"
  done
done

row='%-26s %7s  %9s %7s %7s  %9s %7s %7s  %6s\n'
# shellcheck disable=SC2059 # the format is ours
printf "$row" address bytes ours/s 'p50 ms' 'p99 ms' nginx/s 'p50 ms' 'p99 ms' ratio
for i in "${!paths[@]}"; do
  a=$work/ours.$i b=$work/theirs.$i
  # shellcheck disable=SC2059
  printf "$row" "${paths[i]}" "$(stat -c %s "$work/files/$i")" "$(median "$a" 1)" "$(median "$a" 2)" "$(median "$a" 3)" \
    "$(median "$b" 1)" "$(median "$b" 2)" "$(median "$b" 3)" \
    "$(awk -v a="$(median "$a" 1)" -v b="$(median "$b" 1)" 'BEGIN { printf "%.2f", a / b }')"
done
awk '/^VmHWM|^VmRSS/ { printf "%s %.0f MB  ", $1, $2 / 1024 } END { print "of the server afterwards" }' "/proc/$server/status"
