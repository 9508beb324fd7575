# Three machines in small: each with etcd, Patroni and PostgreSQL 15, as Debian packages them. Sourced after around.sh.
#
# They have addresses of this machine's own (127.77.0.1 to 3), or, after apart, a network namespace each, with one network between the nodes and
# another to the service, so that the first can be cut and the second stay.

for program in etcd patroni patronictl psql curl; do
  command -v $program >/dev/null || die "needs Debian’s etcd-server, patroni, postgresql-15 and curl (no $program here)"
done
postgres=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
between=127.77.0. served=127.77.0. walls=

# as_postgres: PostgreSQL refuses to run as root.
as_postgres=()
[ "$(id -u)" != 0 ] || as_postgres=(setpriv --reuid postgres --regid postgres --init-groups)

# on N sets $on to what runs a command on node N.
on() { on=(${walls:+ip netns exec "$walls$1"} "${as_postgres[@]}"); }
inside() { local on; on "$1"; shift; "${on[@]}" "$@"; }

# apart gives each node a namespace and two links: a (to the other nodes) and b (to the service).
apart() {
  as_root "make networks"
  between=10.77.0. served=10.78.0. walls=candour$$-
  local n
  for net in a b; do
    ip link add "cf$net$$" type bridge
    undo+=("ip link del cf$net$$")
    ip link set dev "cf$net$$" up
  done
  ip addr add 10.78.0.254/24 dev "cfb$$"
  for n in 1 2 3; do
    ip netns add "$walls$n"
    undo+=("ip netns del $walls$n")
    ip -n "$walls$n" link set dev lo up
    for net in a b; do
      ip link add "cf$net$n$$" type veth peer name "$net" netns "$walls$n"
      ip link set dev "cf$net$n$$" master "cf$net$$" up
      ip -n "$walls$n" link set dev "$net" up
    done
    ip -n "$walls$n" addr add "10.77.0.$n/24" dev a
    ip -n "$walls$n" addr add "10.78.0.$n/24" dev b
  done
}

# sever N takes node N off the network between the nodes; the service still reaches it. joined N puts it back.
sever() { ip link set dev "cfa$1$$" down; }
joined() { ip link set dev "cfa$1$$" up; }

# Patroni 3.0.2, which Debian 12 has, does not compare before it renews its lock by etcd’s interface of version 3: a primary that was cut off
# takes the lock back from its successor, and what was acknowledged meanwhile is lost. LOCK=etcd3 cluster network shows it. By version 2 it compares.
lock=${LOCK:-etcd}

declare -A etcd patroni

start_etcd() {
  local n=$1 peers= on
  on "$n"
  for m in 1 2 3; do peers+=,e$m=http://$between$m:23800; done
  begin "etcd$n" "${on[@]}" etcd --name "e$n" --data-dir "$folder/n$n/etcd" --listen-client-urls "http://$between$n:23790" \
    --advertise-client-urls "http://$between$n:23790" --listen-peer-urls "http://$between$n:23800" \
    --initial-advertise-peer-urls "http://$between$n:23800" --initial-cluster "${peers:1}" --initial-cluster-state new \
    --heartbeat-interval 250 --election-timeout 2500 --enable-v2 --log-level error
  etcd[$n]=$pid
}
start_patroni() {
  local on
  on "$1"
  begin "patroni$1" "${on[@]}" patroni "$folder/n$1/patroni.yml"
  patroni[$1]=$pid
}

# settings N REPLICATION writes what Patroni of node N is told. The same stands in deploy/patroni.yml, with its reasons.
settings() {
  local n=$1 waits=true
  [ "$2" = sync ] || waits=false
  cat >"$folder/n$n/patroni.yml" <<Y
scope: candour
name: n$n
restapi: {listen: '$between$n:8508', connect_address: '$between$n:8508'}
$lock: {hosts: ['${between}1:23790', '${between}2:23790', '${between}3:23790']}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    maximum_lag_on_failover: 16777216
    primary_start_timeout: 0
    synchronous_mode: $waits
    synchronous_mode_strict: $waits
    postgresql: {use_pg_rewind: true, parameters: {max_connections: 60, shared_buffers: 64MB, hot_standby: 'on', max_wal_senders: 8, wal_keep_size: 256MB}}
  initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
postgresql:
  listen: '$between$n,$served$n:5508'
  connect_address: '$between$n:5508'
  data_dir: $folder/n$n/data
  bin_dir: $postgres
  pgpass: $folder/n$n/pgpass
  pg_hba: ['local all all trust', 'host all all 127.0.0.0/8 trust', 'host all all 10.76.0.0/14 trust', 'host replication all 127.0.0.0/8 trust', 'host replication all 10.76.0.0/14 trust']
  parameters: {unix_socket_directories: $folder/n$n}
  authentication: {superuser: {username: postgres, password: x}, replication: {username: rep, password: x}, rewind: {username: rew, password: x}}
Y
  [ "$between" != "$served" ] || sed -i "s/^  listen: .*/  listen: '$between$n:5508'/" "$folder/n$n/patroni.yml"
}

# leader is the number of the node that takes writes, as two of Patroni’s own say.
leader() {
  for n in 1 2 3; do
    [ "$(inside "$n" curl -s -o /dev/null -m 2 -w '%{http_code}' "http://$between$n:8508/primary")" = 200 ] && echo "$n" && return
  done
  return 1
}

# whole counts standbys that follow: 2, and in sync mode one of them synchronous.
whole() {
  local told
  told=$(inside "$(leader)" curl -s -m 2 "http://$between$(leader):8508/cluster") || return 1
  [ "$(grep -oE '"state": "(running|streaming)"' <<<"$told" | wc -l)" = 3 ] || return 1
  [ "$1" != sync ] || grep -q '"sync_standby"' <<<"$told"
}

until_whole() {
  for _ in $(seq 90); do whole "$1" 2>/dev/null && return; sleep 1; done
  die "the cluster never became whole"
}

# up REPLICATION starts the cluster (sync or async) and makes the record's databases in it.
up() {
  local n
  chmod 711 "$folder"
  for n in 1 2 3; do
    mkdir "$folder/n$n"
    [ "$(id -u)" != 0 ] || chown postgres "$folder/n$n"
    undo+=("stop_postgres $n")
    settings "$n" "$1"
    start_etcd "$n"
  done
  for n in 1 2 3; do start_patroni "$n"; done
  until_whole "$1"
  n=$(leader)
  inside "$n" psql -q -h "$folder/n$n" -p 5508 -U postgres -c 'CREATE ROLE candour LOGIN' -c 'CREATE ROLE candour_eraser LOGIN' \
    -c "CREATE DATABASE candour TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'" -c "CREATE DATABASE candour_keys TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
  local hosts="${served}1:5508,${served}2:5508,${served}3:5508" how='sslmode=disable&target_session_attrs=read-write'
  "$bin/candour" migrate --db "postgres://postgres@$hosts/candour?$how" --keys-db "postgres://postgres@$hosts/candour_keys?$how" >/dev/null
  export CANDOUR_DB="postgres://candour@$hosts/candour?$how" CANDOUR_KEYS_DB="postgres://candour@$hosts/candour_keys?$how"
  say "a cluster of three is up ($1); the primary is node $(leader)"
}

# processes N are PostgreSQL's on node N, the postmaster first; it works in its own folder, and so a number that is another's by now is not taken.
processes() {
  local first
  first=$(head -1 "$folder/n$1/data/postmaster.pid" 2>/dev/null) || return 0
  [ "$(readlink "/proc/$first/cwd")" = "$folder/n$1/data" ] || return 0
  echo "$first" $(ps -o pid= --ppid "$first")
}

# stop_postgres N ends what Patroni may have left: by the ids in its own folder.
stop_postgres() {
  local all
  all=$(processes "$1")
  [ -z "$all" ] || kill -CONT $all 2>/dev/null
  [ -z "$all" ] || kill -9 $all 2>/dev/null
  sleep 0.2
}
