#!/usr/bin/env bash
# Time the pipeline over archives of encoded CT slices against the usual decoders, in the same run.
#
#   codecs.sh [SLICES]              slices of 512 x 512 in each archive (default 400; multiples of 100)
#
# One archive a codec, the same slices encoded by gdcmconv: none, rle, jpeg (lossless), jpegls (lossless), j2k (lossless).
# Contestants, in turn, each timed as the whole process that a user starts, page cache warm:
#   pipeline   java -jar triplane-bundled.jar: tables, three pictures a volume, statistics of every sample
#   dcm2niix   a process for every series, two at a time, uncompressed NIfTI, no sidecars
#   gdcm       gdcmconv --raw of every file, two processes at a time
# Prints the median of the rounds in seconds, MB of native pixels a second, and the seconds as a multiple of the
# pipeline's. A pipeline that leaves a frame out is an error.
#
# Environment: RUNS rounds (default 3), in each of which every contestant has its turn, CODECS, BENCH_HOME, BENCH_TOOLS, JAR, JAVA_OPTS as in bench.sh.
#
# Needs: bash, GNU time, a JDK 17, gdcmconv, dcm2niix, /usr/bin/python3 with pydicom and numpy.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
home=${BENCH_HOME:-${TMPDIR:-/tmp}/triplane-bench}
jar=${JAR:-$root/pipeline/target/triplane-bundled.jar}
runs=${RUNS:-3}
codecs=${CODECS:-none rle jpeg jpegls j2k}
slices=${1:-400}
out=$home/codecs-out
read -ra java_opts <<<"${JAVA_OPTS:-}"

die() { echo "codecs: $*" >&2; exit 1; }

tools=${BENCH_TOOLS:-}
for ((at = 1; at <= 4; at++)); do
  up=$(printf '../%.0s' $(seq "$at"))
  [[ -z $tools && -f $root/${up}shared/bench/make_archive.py ]] && tools=$root/${up}shared/bench
done
[[ -n $tools ]] || die "no shared/bench/make_archive.py beside the repository: set BENCH_TOOLS"
[[ -f $jar ]] || die "no $jar: build it with mvn package"
mkdir -p "$home"

native=$home/codecs-$slices-none
if [[ ! -d $native ]]; then
  rm -rf "$native.part"
  /usr/bin/python3 "$tools/make_archive.py" "$native.part" --plain --seed 1 \
    --series $((slices / 100)) --slices 100 --size 512 >&2
  mv "$native.part" "$native"
fi

# archive CODEC: the path of an archive, encoded if it is not there yet.
archive() {
  local path=$home/codecs-$slices-$1
  if [[ ! -d $path ]]; then
    rm -rf "$path.part"
    (cd "$native" && find . -type f -path '*/scan-*' -printf '%P\n') | while read -r file; do
      mkdir -p "$path.part/$(dirname "$file")"
      printf '%s\0%s\0' "$native/$file" "$path.part/$file"
    done | nice -n 10 xargs -0 -n 2 -P 2 gdcmconv "--$1"
    mv "$path.part" "$path"
  fi
  echo "$path"
}

pipeline() {
  java "${java_opts[@]}" -jar "$jar" --input="$1" --output="$out" --overwrite >"$home/codecs.log" 2>&1
}

dcm2niix_all() {
  rm -rf "$out" && mkdir -p "$out"
  find "$1" -type d -name 'scan-*' -print0 |
    xargs -0 -n 1 -P 2 dcm2niix -z n -b n -f '%j' -o "$out" >"$home/codecs.log" 2>&1
}

gdcm_all() {
  rm -rf "$out" && mkdir -p "$out"
  find "$1" -type f -path '*/scan-*' -printf '%p\0%f\0' |
    xargs -0 -n 2 -P 2 bash -c 'gdcmconv --raw "$0" "'"$out"'/$$-$1"' >"$home/codecs.log" 2>&1
}

median() { printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

megabytes=$((slices * 512 * 512 * 2 / 1000000))
printf '%-8s %-10s %8s %8s %8s\n' codec contestant seconds MB/s ratio
for codec in $codecs; do
  path=$(archive "$codec")
  find "$path" -type f -exec cat {} + >/dev/null
  contestants="pipeline dcm2niix_all gdcm_all"
  [[ $codec == none ]] && contestants="pipeline dcm2niix_all"
  declare -A times=()
  for ((run = 1; run <= runs; run++)); do
    for contestant in $contestants; do
      rm -rf "$out"
      begin=$(date +%s.%N)
      if ! "$contestant" "$path"; then
        [[ $contestant != pipeline ]] || die "the pipeline fails over $path: see $home/codecs.log"
        times[$contestant]=fails
        continue
      fi
      end=$(date +%s.%N)
      if [[ $contestant == pipeline ]] && grep -q DECODE "$home/codecs.log"; then
        die "frames of $path were not decoded: see $home/codecs.log"
      fi
      times[$contestant]+=" $(awk "BEGIN { print $end - $begin }")"
    done
  done
  ours=$(median ${times[pipeline]})
  for contestant in $contestants; do
    if [[ ${times[$contestant]} == *fails* ]]; then
      printf '%-8s %-10s %17s\n' "$codec" "${contestant%_all}" "does not decode"
      continue
    fi
    awk -v c="$codec" -v n="${contestant%_all}" -v s="$(median ${times[$contestant]})" -v m="$megabytes" -v o="$ours" \
      'BEGIN { printf "%-8s %-10s %8.1f %8.0f %8.2f\n", c, n, s, m / s, s / o }'
  done
done
rm -rf "$out"
