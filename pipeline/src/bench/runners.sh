#!/usr/bin/env bash
# The same archive on each runner: DirectRunner, Flink within the process, Flink on a cluster of one JobManager and
# two TaskManagers, which this script starts on the loopback address and ends.
#
#   runners.sh ARCHIVE [RUNNER ...]    (default: direct local cluster)
#
# Prints for each run: wall seconds; CPU seconds of all processes; for each worker process its peak resident memory
# and the bytes it has read, so that one sees whether the work spreads. The rows of all tables but `state` must be as
# many on each runner, or the script fails.
#
# Environment:
#   RUNS         rounds (default 2; the cluster's processes stay, so that the first shows them cold, the others warm)
#   HEAP         heap of a worker in MB: the DirectRunner's process, Flink's, each TaskManager (default 928)
#   SLOTS        of a TaskManager (default 1, as each then has a core of two)
#   JAR          the bundle for Flink, which holds the DirectRunner too (default pipeline/target/triplane-flink-bundled.jar)
#   FLINK_LIB    a folder of Flink's jars (default flink-cluster/target/lib, filled by:
#                mvn -q -Pflink pre-integration-test -pl flink-cluster)
#   BENCH_HOME   where outputs go (default ${TMPDIR:-/tmp}/triplane-runners)
#   OPTIONS      more options of Triplane
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
home=${BENCH_HOME:-${TMPDIR:-/tmp}/triplane-runners}
jar=${JAR:-$root/pipeline/target/triplane-flink-bundled.jar}
lib=${FLINK_LIB:-$root/flink-cluster/target/lib}
runs=${RUNS:-2}
heap=${HEAP:-928}
slots=${SLOTS:-1}
rest=18081
read -ra options <<<"${OPTIONS:-}"
workers=()
cluster=()

die() { echo "runners: $*" >&2; exit 1; }

opens=(-XX:+UseSerialGC -Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS)
for package in lang lang.invoke net nio time util util.concurrent; do
  opens+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done

start_cluster() {
  local name
  mkdir -p "$home/conf" "$home/tmp"
  cat >"$home/conf/config.yaml" <<CONF
jobmanager: {bind-host: localhost, rpc: {address: localhost, port: 16123}, memory: {process: {size: 1024m}}}
rest: {address: localhost, bind-address: localhost, port: $rest, bind-port: $rest}
taskmanager: {host: localhost, bind-host: localhost, numberOfTaskSlots: $slots}
io: {tmp: {dirs: '$home/tmp'}}
CONF
  java -Xmx512m "${opens[@]}" -cp "$lib/*" org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
    --configDir "$home/conf" >"$home/jobmanager.log" 2>&1 &
  cluster+=($!)
  for name in tm1 tm2; do
    java "-Xmx${heap}m" -XX:MaxDirectMemorySize=320m -XX:MaxMetaspaceSize=256m "${opens[@]}" -cp "$lib/*" \
      org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$home/conf" \
      -D taskmanager.resource-id=$name -D taskmanager.cpu.cores=1 \
      -D "taskmanager.memory.task.heap.size=$((heap - 128))mb" -D taskmanager.memory.task.off-heap.size=0b \
      -D taskmanager.memory.managed.size=128mb -D taskmanager.memory.framework.heap.size=128mb \
      -D taskmanager.memory.framework.off-heap.size=128mb -D taskmanager.memory.network.min=192mb \
      -D taskmanager.memory.network.max=192mb -D taskmanager.memory.jvm-metaspace.size=256mb \
      -D taskmanager.network.sort-shuffle.min-buffers=64 -D taskmanager.memory.jvm-overhead.min=192mb \
      -D taskmanager.memory.jvm-overhead.max=192mb \
      >"$home/$name.log" 2>&1 &
    cluster+=($!)
    workers+=($!)
  done
  for _ in {1..120}; do
    if [[ $(curl -fs "http://localhost:$rest/taskmanagers" | grep -o '"slotsNumber"' | wc -l) == 2 ]]; then return; fi
    sleep 0.5
  done
  die "the cluster does not start: see $home/*.log"
}

stop_cluster() {
  ((${#cluster[@]} == 0)) || kill "${cluster[@]}" 2>/dev/null || true
  cluster=() workers=()
}
trap stop_cluster EXIT

# CPU seconds of the cluster's processes so far.
cluster_cpu() {
  local pid sum=0 fields
  for pid in "${cluster[@]}"; do
    read -ra fields <<<"$(sed 's/.*) //' "/proc/$pid/stat")"
    sum=$((sum + fields[11] + fields[12]))
  done
  awk -v ticks="$sum" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f", ticks / hz }'
}

read_bytes() { sed -n 's/^rchar: //p' "/proc/$1/io"; }
peak_kb() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status"; }

timed() {
  if ! /usr/bin/time -o "$home/time" -f '%e %U %S %M' "$@" >"$home/log" 2>&1; then
    tail -20 "$home/log" >&2
    die "failed: $*"
  fi
}

report() { # RUNNER OUT CLUSTER_CPU: the line of a run, and of each worker of a cluster
  local wall user system peak
  read -r wall user system peak <<<"$(tail -1 "$home/time")"
  awk -v r="$1" -v w="$wall" -v c="$(awk "BEGIN { print $user + $system + $3 }")" -v p="$((peak / 1024))" \
    'BEGIN { printf "%-8s wall %6.2f s   CPU %6.2f s   started process: peak %d MB\n", r, w, c, p }'
  rows=$(sed -n 's/.*"\(instances\|series\|volumes\|slices\|previews\|failures\)" *: *\([0-9]*\).*/\1=\2/p' "$2/run.json" | sort -u | tr '\n' ' ')
  echo "         $rows"
  [[ -z ${expected:=$rows} || $expected == "$rows" ]] || die "not the rows of the run before: $expected"
}

archive=${1:?an archive}
shift
if (($# == 0)); then set -- direct local cluster; fi
[[ -f $jar ]] || die "no $jar: mvn -q -DskipTests -Pflink package"
mkdir -p "$home"
find "$archive" -type f -print0 | xargs -0 -n 256 cat >/dev/null
common=("--input=$archive" "--output=$home/out" --progressSeconds=0 ${options[@]+"${options[@]}"})

for ((run = 1; run <= runs; run++)); do
  for runner in "$@"; do
    rm -rf "$home/out"
    case $runner in
      direct)
        timed java "-Xmx${heap}m" -XX:+UseSerialGC -jar "$jar" "${common[@]}"
        report direct "$home/out" 0
        ;;
      local)
        timed java "-Xmx${heap}m" -XX:+UseSerialGC -jar "$jar" "--config=$root/configs/flink.yaml" '--flinkMaster=[local]' "${common[@]}"
        report local "$home/out" 0
        ;;
      cluster)
        [[ -d $lib ]] || die "no $lib: mvn -q -Pflink pre-integration-test -pl flink-cluster"
        ((${#cluster[@]} > 0)) || start_cluster
        before=$(cluster_cpu)
        bytes=()
        for worker in "${workers[@]}"; do bytes+=("$(read_bytes "$worker")"); done
        timed java -Xmx512m -XX:+UseSerialGC -jar "$jar" "--config=$root/configs/flink.yaml" "--flinkMaster=localhost:$rest" "${common[@]}"
        report cluster "$home/out" "$(awk "BEGIN { print $(cluster_cpu) - $before }")"
        for i in "${!workers[@]}"; do
          echo "         worker $((i + 1)): peak $(($(peak_kb "${workers[$i]}") / 1024)) MB, read $((($(read_bytes "${workers[$i]}") - bytes[i]) / 1048576)) MB"
        done
        ;;
      *) die "no runner $runner: direct, local, cluster" ;;
    esac
  done
done
