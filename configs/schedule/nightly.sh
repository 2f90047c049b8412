#!/usr/bin/env bash
# One run a day for cron or systemd: a folder per date, one run at a time, old runs removed, an alert where needed.
#
#   TRIPLANE_INPUT=/data/archive TRIPLANE_RUNS=/data/triplane configs/schedule/nightly.sh [OPTION ...]
#
# It reads these variables and passes all arguments on to Triplane (--config=..., --window=...):
#   TRIPLANE_INPUT             the archive: must be set
#   TRIPLANE_RUNS              local folder of all runs: must be set; a run is <runs>/YYYY-MM-DD, what it
#                              prints is <runs>/logs/YYYY-MM-DD.log
#   TRIPLANE_DATE              the run's date (today)
#   TRIPLANE_KEEP_DAYS         how long runs are kept (30)
#   TRIPLANE_MAX_FAILURE_RATE  share of files or frames that may fail before it alerts (0.05)
#   TRIPLANE_ALERT             command for alerts; gets a line on stdin and the exit code as its argument
#                              (by default the line goes to stderr, which cron mails)
#   TRIPLANE_COMMAND           how Triplane is started (bin/triplane beside this folder)
#
# It ends with Triplane's exit code, or 75 where another run holds the lock: docs/running.md lists the codes.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
input=${TRIPLANE_INPUT:?the archive, such as /data/archive}
runs=${TRIPLANE_RUNS:?the folder of all runs, such as /data/triplane}
date=${TRIPLANE_DATE:-$(date +%F)}
keep=${TRIPLANE_KEEP_DAYS:-30}
rate=${TRIPLANE_MAX_FAILURE_RATE:-0.05}
triplane=${TRIPLANE_COMMAND:-$here/../../bin/triplane}

alert() { # CODE MESSAGE
  if [[ -n ${TRIPLANE_ALERT:-} ]]; then
    printf '%s\n' "$2" | $TRIPLANE_ALERT "$1"
  else
    printf 'triplane: %s\n' "$2" >&2
  fi
}

is_date() {
  [[ $1 =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] && date -d "$1" +%F >/dev/null 2>&1
}

if ! is_date "$date" || ! [[ $keep =~ ^[1-9][0-9]{0,4}$ ]]; then
  alert 2 "TRIPLANE_DATE must be a date (YYYY-MM-DD) and TRIPLANE_KEEP_DAYS a number of days from 1 on"
  exit 2
fi
if ! mkdir -p "$runs/logs"; then
  alert 3 "$runs cannot be made"
  exit 3
fi

# The lock goes with the process, however that ends. A run that takes more than a day makes the next one wait its turn
# until tomorrow.
exec 9>"$runs/.lock"
if ! flock -n 9; then
  alert 75 "the run of $date was not started: another one is still at work"
  exit 75
fi

log=$runs/logs/$date.log
# --overwrite: a second try on the same day replaces what the first one left, and nothing but a run of Triplane's.
"$triplane" --input="$input" --output="$runs/$date" --overwrite --maxFailureRate="$rate" "$@" >>"$log" 2>&1 9>&-
code=$?

case $code in
  0) ;;
  1) alert 1 "the run of $date failed; $runs/$date is not complete; see $log" ;;
  2) alert 2 "an option of the run of $date is not valid; nothing was done; see $log" ;;
  3) alert 3 "the run of $date was refused: nothing matches $input, or $runs/$date may not be written" ;;
  4) alert 4 "the run of $date is complete, but more than $rate of its files or frames failed; see $runs/$date/tables/failures" ;;
  5) alert 5 "the run of $date is complete, but files or frames are missing; see balance in $runs/$date/run.json" ;;
  *) alert "$code" "the run of $date ended with code $code; $runs/$date is not complete; see $log" ;;
esac

# Old runs go only when a newer one is complete: after a month of failures the last good one is still there.
if ((code == 0 || code == 4)); then
  oldest=$(date -d "$date - $keep days" +%F)
  for folder in "$runs"/*/; do
    name=$(basename "$folder")
    # Only a folder that is named as a date and holds a run of Triplane's; a link is left alone.
    if is_date "$name" && [[ $name < $oldest && ! -L ${folder%/} && -f $folder/.triplane-run ]]; then
      rm -rf -- "${folder%/}" || alert 1 "the old run ${folder%/} could not be removed"
    fi
  done
  for old in "$runs"/logs/*.log; do
    name=$(basename "$old" .log)
    if is_date "$name" && [[ $name < $oldest ]]; then
      rm -f -- "$old"
    fi
  done
fi
exit "$code"
