# What every failure test has around it: programs built, a folder of its own, and an end at which whatever it started is gone.
# Sourced by the tests; see run.
set -euo pipefail
script=$(realpath "$0")
cd "$(dirname "$script")/../.."

# The first lines of a test are its help.
case ${1:-} in --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$script"; exit 0 ;; esac
short=
if [ "${1:-}" = --short ]; then short=yes; shift; fi

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
die() { printf '\n%s: %s\n' "$(basename "$script")" "$*" >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/candour-failure-XXXXXX")
started=() undo=()

# begin NAME COMMAND... starts a program whose words go to NAME.log; its process is then in $pid.
begin() {
  local log=$folder/$1.log; shift
  "$@" >>"$log" 2>&1 </dev/null &
  pid=$!; started+=("$pid")
}

# shoot PID gives a program no say.
shoot() { kill -9 "$1" 2>/dev/null || true; wait "$1" 2>/dev/null || true; }

# ours PID: it is a child of this test and lives. The number of one that has ended may be another's by now.
ours() {
  local parent state
  read -r parent state < <(ps -o ppid=,stat= -p "$1")
  [ "${parent:-}" = $$ ] && [ "${state:0:1}" != Z ]
}

# tidy ends what this test started, and nothing else. FAILURE_KEEP=1 keeps the folder, to read the logs in.
tidy() {
  local code=$? p
  set +e
  [ $code = 0 ] || for log in "$folder"/*.log; do [ -s "$log" ] && printf -- '-- the end of %s\n' "${log##*/}" && tail -n 4 "$log"; done >&2
  for p in "${started[@]}"; do ours "$p" && kill -CONT "$p" && kill "$p"; done 2>/dev/null
  for p in "${started[@]}"; do
    for _ in $(seq 50); do ours "$p" || break; sleep 0.1; done
    ours "$p" && kill -9 "$p"
    wait "$p"
  done 2>/dev/null
  for ((p = ${#undo[@]} - 1; p >= 0; p--)); do eval "${undo[p]}"; done
  if [ -n "${FAILURE_KEEP:-}" ]; then echo "kept: $folder" >&2; else rm -rf "$folder"; fi
  exit $code
}
trap tidy EXIT
trap 'exit 130' INT TERM

# FAILURE_BIN names a folder in which the programs are built already; run builds them once for all tests.
bin=${FAILURE_BIN:-$folder/bin}
build() {
  [ -x "$bin/client" ] && return
  mkdir -p "$bin"
  go build -o "$bin/" ./cmd/candour ./test/failure/client
  go build -tags failure -o "$bin/candour-clock" ./cmd/candour # its clock can be set
}
build

# The record, and what lies where the harm does not reach.
export CANDOUR_DATA=$folder/data CANDOUR_KEYS=$folder/keys CANDOUR_CHECKPOINTS=$folder/shelf
journal=$folder/journal
mkdir -p "$CANDOUR_CHECKPOINTS"

writes() { "$bin/client" append --journal "$journal" "$@"; }

# free prints a port of this machine that nobody listens on.
free() {
  local port
  while port=$((20000 + RANDOM % 10000)); (: </dev/tcp/127.0.0.1/$port) 2>/dev/null; do :; done
  echo $port
}

# serve PROGRAM starts the service; $server is its process, $health where it says how it is.
serve() {
  local port; port=$(free)
  health=http://127.0.0.1:$port
  CANDOUR_HEALTH=127.0.0.1:$port begin server "$1" serve --addr localhost:0
  server=$pid
}

# is STATUS waits until the service says so of itself: 200 when it is ready, 503 when it is not.
is() {
  for _ in $(seq "${2:-60}"); do
    [ "$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$health/readyz")" = "$1" ] && return
    sleep 0.5
  done
  die "the service never said $1 of itself: $(curl -s -m 5 "$health/readyz")"
}

# counted checks every byte of the record and counts what was acknowledged.
counted() {
  local newest=()
  [ -s "$CANDOUR_CHECKPOINTS/checkpoint" ] && newest=(--checkpoint "$CANDOUR_CHECKPOINTS/checkpoint")
  "$bin/candour" verify "${newest[@]}" 2>/dev/null || die "verify found faults"
  "$bin/client" count --journal "$journal" "$@" || die "the count is not as it should be"
}

as_root() { [ "$(id -u)" = 0 ] || die "needs root, to $1"; }
