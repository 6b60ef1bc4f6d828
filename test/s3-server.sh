#!/bin/bash
# A real S3 server for the store's tests: Ceph's object gateway (Debian package radosgw), unpacked rather than
# installed, kept in memory and bound to loopback. Needs Debian or Ubuntu with apt and Python 3, and 4 GB of memory at
# the most; the first start downloads the packages.
#
#   eval "$(test/s3-server.sh start)" && npx vitest run test/store; test/s3-server.sh stop
#
#   start [PORT]   default 9480 (PORT + 1 and PORT + 2 are used too); prints the variables to export
#   stop           ends the processes that start began, and no others
set -euo pipefail

home=${XDG_CACHE_HOME:-$HOME/.cache}/feedmill-s3
root=$home/root # the unpacked packages
run=$home/run   # settings, logs and process ids of this run
port=${2:-9480}
access_key=FEEDMILLTEST
secret_key=feedmill-test-secret

stop() {
  [[ -f $run/pids ]] || return 0
  local pid name waited
  tac "$run/pids" | while read -r pid name; do
    # A recycled process id belongs to somebody else.
    [[ $(cat "/proc/$pid/comm" 2>/dev/null) == "$name" ]] || continue
    kill "$pid" 2>/dev/null || continue
    for waited in {1..50}; do
      kill -0 "$pid" 2>/dev/null || break
      ((waited < 50)) || kill -KILL "$pid" 2>/dev/null || true
      sleep 0.1
    done
  done
  rm -f "$run/pids"
}

unpack() {
  [[ -e $root/.complete ]] && return 0
  echo 'Downloading Ceph (once) ...' >&2
  rm -rf "$root" "$home/packages"
  mkdir -p "$root" "$home/packages"
  cd "$home/packages"
  [[ $(id -u) != 0 ]] || apt-get update -qq >&2
  local wanted
  mapfile -t wanted < <(
    apt-get install --simulate --no-install-recommends radosgw ceph-mon ceph-osd ceph-common | awk '/^Inst/ { print $2 }'
  )
  # Nothing is left to unpack where all of them are installed.
  if ((${#wanted[@]})); then
    apt-get download -qq "${wanted[@]}" >&2
    for package in *.deb; do dpkg -x "$package" "$root"; done
  fi
  cd "$home" && rm -rf "$home/packages"
  touch "$root/.complete"
}

write_settings() {
  local mon="[v2:127.0.0.1:$((port + 1)),v1:127.0.0.1:$((port + 2))]"
  rm -rf "$run"
  mkdir -p "$run"/{mon,osd,log,sockets,crash}
  cat >"$CEPH_CONF" <<END
[global]
fsid = $fsid
mon host = $mon
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd objectstore = memstore
memstore device bytes = 4294967296
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
keyring = $run/keyring
run dir = $run/sockets
admin socket = $run/sockets/\$name.asok
log file = $run/log/\$name.log
crash dir = $run/crash
plugin dir = $lib/ceph
erasure code dir = $lib/ceph/erasure-code
osd class dir = $lib/rados-classes
[mon.a]
mon data = $run/mon
[osd.0]
osd data = $run/osd
[client.rgw]
rgw data = $run
rgw frontends = beast endpoint=127.0.0.1:$port
END
  {
    ceph-authtool --create-keyring "$run/keyring" --gen-key -n mon. --cap mon 'allow *'
    for name in client.admin client.rgw osd.0; do
      ceph-authtool "$run/keyring" --gen-key -n "$name" --cap mon 'allow *' --cap osd 'allow *'
    done
    monmaptool --create --addv a "$mon" --fsid "$fsid" "$run/monmap"
    ceph-mon --mkfs -i a --monmap "$run/monmap" --keyring "$run/keyring"
  } >"$run/log/settings.out" 2>&1
}

daemon() {
  setsid "$@" >"$run/log/$1.out" 2>&1 </dev/null &
  echo "$! $1" >>"$run/pids"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start() {
  stop
  for taken in "$port" $((port + 1)) $((port + 2)); do
    ! listening "$taken" || { echo "Port $taken is taken: give another, $0 start PORT" >&2; exit 1; }
  done
  unpack

  local libs=("$root"/usr/lib/*-linux-gnu)
  [[ -d ${libs[0]} ]] || libs=(/usr/lib/*-linux-gnu)
  lib=${libs[0]}
  fsid=$(</proc/sys/kernel/random/uuid)
  export LD_LIBRARY_PATH=$lib:$lib/ceph:$root/lib/${lib##*/} PATH=$root/usr/bin:/usr/bin:/bin
  export PYTHONPATH=$root/usr/lib/python3/dist-packages CEPH_CONF=$run/ceph.conf
  write_settings

  trap 'echo "Ceph did not start: see $run/log" >&2; stop' ERR
  local osd
  osd=$(</proc/sys/kernel/random/uuid)
  daemon ceph-mon -i a -f
  {
    timeout 30 ceph osd new "$osd"
    ceph-osd -i 0 --mkfs --osd-uuid "$osd"
    timeout 30 ceph osd crush add osd.0 1 host=loopback root=default
  } >>"$run/log/settings.out" 2>&1
  daemon ceph-osd -i 0 -f
  daemon radosgw -n client.rgw -f
  timeout 90 radosgw-admin user create --uid=feedmill --display-name=feedmill \
    --access-key="$access_key" --secret-key="$secret_key" >>"$run/log/settings.out" 2>&1
  for _ in {1..300}; do
    if listening "$port"; then
      echo "export AWS_ENDPOINT_URL_S3=http://127.0.0.1:$port AWS_REGION=us-east-1"
      echo "export AWS_ACCESS_KEY_ID=$access_key AWS_SECRET_ACCESS_KEY=$secret_key"
      return
    fi
    sleep 0.2
  done
  false
}

case ${1:-} in
start) start ;;
stop) stop ;;
*)
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
  ;;
esac
