#!/usr/bin/env bash
# Time the pipeline against what people use today, on the same synthetic archive, in the same run.
#
#   bench.sh [time] [FILES ...]     time archives of so many files (default: 2400 10000; multiples of 100)
#   bench.sh memory                 run the pipeline in a small heap over 10000 files, and over one series of 3000
#   bench.sh archives [FILES ...]   only write the archives
#
# Contestants, in turn within each run (A B C D, A B C D, ...), each timed as the whole process that a user starts:
#   pipeline   java -jar triplane-bundled.jar: tables, three pictures a volume, statistics of every sample
#   tutorial   imageio.volread a folder, field of view, three matplotlib pictures; PEER_RUNS times only, as it is slow
#   dcm2niix   one process over the whole archive, uncompressed NIfTI, no sidecars; it draws no pictures
#   floor      cat of every file with two processes: no reader can be faster than the bytes come
# The page cache is warmed first. A contestant that fails, or does not give one volume a series, is an error, not a time.
#
# Environment:
#   RUNS         rounds (default 3); PEER_RUNS: rounds in which the tutorial takes part (default 1)
#   BENCH_HOME   where archives are kept and outputs go (default ${TMPDIR:-/tmp}/triplane-bench); 10000 files are 5 GB
#   BENCH_TOOLS  the folder of make_archive.py and peer_tutorial.py (default: shared/bench beside the repository)
#   JAR          the bundled jar (default pipeline/target/triplane-bundled.jar, built if absent)
#   JAVA_OPTS    options for java, for example -XX:TieredStopAtLevel=1
#   HEAP         the heap of "memory" (default 512m)
#
# Needs: bash, GNU time, a JDK 17, Maven (to build), dcm2niix, /usr/bin/python3 with pydicom, numpy, imageio, matplotlib.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
home=${BENCH_HOME:-${TMPDIR:-/tmp}/triplane-bench}
jar=${JAR:-$root/pipeline/target/triplane-bundled.jar}
runs=${RUNS:-3}
peer_runs=${PEER_RUNS:-1}
heap=${HEAP:-512m}
out=$home/out
python=/usr/bin/python3
read -ra java_opts <<<"${JAVA_OPTS:-}"

die() { echo "bench: $*" >&2; exit 1; }
say() { echo "bench: $*" >&2; }

# The folder of the archive writer and the tutorial: in a sibling of the repository, or of a folder that holds it.
tools() {
  local at=$root
  if [[ -n ${BENCH_TOOLS:-} ]]; then echo "$BENCH_TOOLS"; return; fi
  while [[ $at != / ]]; do
    at=$(dirname "$at")
    if [[ -f $at/shared/bench/make_archive.py ]]; then echo "$at/shared/bench"; return; fi
  done
  die "no shared/bench/make_archive.py beside the repository: set BENCH_TOOLS"
}

# archive NAME SERIES SLICES SIZE: the path of an archive, written if it is not there yet.
archive() {
  local path=$home/$1 series=$2 slices=$3 size=$4 need free
  if [[ ! -f $path.json ]]; then
    need=$((series * slices * (size * size * 2 + 4096) / 1048576))
    free=$(df --output=avail -BM "$home" | tail -1 | tr -dc 0-9)
    ((free > need + 1024)) || die "$path needs $need MB and 1 GB to spare; $home has $free MB"
    say "writing $path, $need MB"
    rm -rf "$path" "$path.part"
    nice -n 10 "$python" "$tools/make_archive.py" "$path.part" --plain --seed 1 \
      --series "$series" --slices "$slices" --size "$size" >&2
    # The truth leaves the archive: readers that try every folder with a file in it would read one series twice.
    mv "$path.part/truth.json" "$home/$1.truth"
    mv "$path.part" "$path"
    mv "$home/$1.truth" "$path.json"
  fi
  echo "$path"
}

archive_of() { # FILES
  [[ $1 =~ ^[0-9]+$ ]] && (($1 >= 100 && $1 % 100 == 0)) || die "not a multiple of 100 files: $1"
  archive "archive-$1" $(($1 / 100)) 100 512
}

series_in() { "$python" -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' "$1.json"; }

warm() { find "$1" -type f -print0 | xargs -0 -n 256 cat >/dev/null; }

need_jar() {
  if [[ ! -f $jar ]]; then
    [[ -z ${JAR:-} ]] || die "no jar at $jar"
    say "building $jar"
    (cd "$root" && mvn -q -B -DskipTests package) >&2
  fi
}

count() { # FOLDER NAME: how many files of that name are below
  find "$1" -name "$2" -type f | wc -l
}

# timed COMMAND ...: prints "wall user sys peak_kb" of a process and its children; fails where it does.
timed() {
  if ! /usr/bin/time -o "$out/time" -f '%e %U %S %M' "$@" >"$out/log" 2>&1; then
    tail -20 "$out/log" >&2
    die "failed: $*"
  fi
  tail -1 "$out/time"
}

fresh() { rm -rf "$out"; mkdir -p "$out"; }

# Each contestant: ARCHIVE -> "wall user sys peak_kb volumes"
run_pipeline() {
  fresh
  local t; t=$(timed java "${java_opts[@]}" -jar "$jar" "--input=$1" "--output=$out/result") || return 1
  echo "$t $(count "$out/result/previews" axial.png)"
}
run_tutorial() {
  fresh
  local t; t=$(timed "$python" "$tools/peer_tutorial.py" "$1" "$out/result") || return 1
  echo "$t $(count "$out/result" '*-plane.png')"
}
run_dcm2niix() {
  fresh
  mkdir "$out/result"
  local t; t=$(timed dcm2niix -z n -b n -d 9 -f '%p_%s_%j' -o "$out/result" "$1") || return 1
  echo "$t $(count "$out/result" '*.nii')"
}
run_floor() {
  fresh
  find "$1" -type f -print0 >"$out/list"
  # shellcheck disable=SC2016 # expanded by the inner shell
  local t; t=$(timed bash -c 'xargs -0 -P 2 -n 256 cat <"$0" >/dev/null' "$out/list") || return 1
  echo "$t $(series_in "$1")" # every file was read, or xargs would have failed
}

time_archives() {
  local results=$home/results.tsv files path expected run who line volumes
  : >"$results"
  for files in "$@"; do
    path=$(archive_of "$files")
    expected=$(series_in "$path")
    say "warming $path"
    warm "$path"
    for ((run = 1; run <= runs; run++)); do
      for who in pipeline tutorial dcm2niix floor; do
        if [[ $who == tutorial ]] && ((run > peer_runs)); then continue; fi
        line=$("run_$who" "$path")
        volumes=${line##* }
        ((volumes == expected)) || die "$who gave $volumes volumes of $expected"
        say "$files files, run $run, $who: ${line%% *} s"
        echo "$files $who $line" | tr ' ' '\t' >>"$results"
      done
    done
  done
  rm -rf "$out"
  "$python" - "$results" <<'PY'
import collections, statistics, sys
rows = collections.OrderedDict()
for line in open(sys.argv[1]):
    files, who, *numbers = line.split()
    rows.setdefault(int(files), collections.OrderedDict()).setdefault(who, []).append([float(n) for n in numbers])
print(f"{'files':>6}  {'who':<9} {'runs':>4} {'wall s':>8} {'(range)':>15} {'CPU s':>7} {'peak MB':>8} {'volumes':>8} {'x pipeline':>10}")
for files, contestants in rows.items():
    base = statistics.median(r[0] for r in contestants["pipeline"])
    for who, runs in contestants.items():
        walls = [r[0] for r in runs]
        wall = statistics.median(walls)
        span = f"({min(walls):.2f}-{max(walls):.2f})"
        print(f"{files:>6}  {who:<9} {len(runs):>4} {wall:>8.2f} {span:>15} {statistics.median(r[1] + r[2] for r in runs):>7.2f}"
              f" {statistics.median(r[3] for r in runs) / 1024:>8.0f} {int(runs[0][4]):>8} {wall / base:>10.2f}")
PY
}

memory() {
  local many long path line volumes expected failed=0
  many=$(archive_of 10000)
  long=$(archive series-3000 1 3000 256)
  java_opts+=("-Xmx$heap")
  for path in "$many" "$long"; do
    expected=$(series_in "$path")
    volumes=
    if line=$(run_pipeline "$path") && volumes=${line##* } && ((volumes == expected)); then
      read -r wall user sys peak _ <<<"$line"
      echo "$(basename "$path"): succeeded with -Xmx$heap, $volumes volumes, $wall s, CPU $user + $sys s, peak $((peak / 1024)) MB resident"
    else
      echo "$(basename "$path"): FAILED with -Xmx$heap (${volumes:-no} volumes of $expected)"
      failed=1
    fi
  done
  rm -rf "$out"
  return $failed
}

mkdir -p "$home"
tools=$(tools)
mode=time
case ${1:-} in
  time | memory | archives) mode=$1; shift ;;
  -h | --help) sed -n '2,/^set -euo/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
esac
if (($# == 0)); then set -- 2400 10000; fi

case $mode in
  archives) for files in "$@"; do archive_of "$files"; done; archive series-3000 1 3000 256 ;;
  memory) need_jar; memory ;;
  time)
    for tool in java dcm2niix /usr/bin/time "$python"; do
      command -v "$tool" >/dev/null || die "needs $tool"
    done
    need_jar
    time_archives "$@"
    ;;
esac
