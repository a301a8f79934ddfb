#!/bin/sh
# Summarize every report that has no summary yet. Run it every night, as a user without privileges.
#
#   nightly.sh [SETTINGS [OPTION...]]
#
# SETTINGS is a file like nightly.env, which only you may read: it holds your key. Without it, the
# settings come from the environment. Each OPTION is passed to `summarizer batch`.
#
# Exit status: that of `summarizer batch` (0 all done, 3 some documents failed, 1 or 2 an error,
# 130 interrupted), 75 if the last run is still going, 78 if a setting is wrong. Run it again to resume.
# stderr is JSON Lines. Nothing is deleted or rotated: systemd, cron and logrotate do that better.
set -eu
umask 077

refuse() { # STATUS EVENT MESSAGE: the same fields as the lines of summarizer
  printf '{"time": "%s", "level": "error", "event": "%s", "message": "%s", "exit_status": %d}\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%S.000Z)" "$2" "$3" "$1" >&2
  exit "$1"
}

if [ $# -gt 0 ]; then
  settings=$1
  shift
  [ -r "$settings" ] || refuse 78 nightly.settings "cannot read the file of settings"
  if [ -n "$(find "$settings" -prune \( -perm -040 -o -perm -004 \))" ]; then
    refuse 78 nightly.settings "others can read the file of settings: chmod 600 it"
  fi
  case $settings in */*) ;; *) settings=./$settings ;; esac
  set -a
  . "$settings"
  set +a
fi

[ "$(id -u)" -ne 0 ] || refuse 78 nightly.user "do not run this as root: it reads files of strangers"
[ -d "${NIGHTLY_REPORTS:-}" ] || refuse 78 nightly.settings "NIGHTLY_REPORTS must be a folder"
[ -n "${NIGHTLY_STATE:-}" ] || refuse 78 nightly.settings "NIGHTLY_STATE must be a folder of your own"
{ mkdir -p "$NIGHTLY_STATE" && : >>"$NIGHTLY_STATE/lock"; } 2>/dev/null ||
  refuse 78 nightly.settings "cannot write to NIGHTLY_STATE"
command -v summarizer >/dev/null || refuse 78 nightly.settings "there is no summarizer on the PATH"

# The lock goes with the last process that holds it, whatever ends it. Where there is no `flock`,
# `summarizer batch` still refuses a second run on the same output, with status 1.
if command -v flock >/dev/null; then
  exec 9>>"$NIGHTLY_STATE/lock"
  flock -n 9 || refuse 75 nightly.locked "the last run is still going: this one does nothing"
fi

# exec: signals go to summarizer, which ends within five seconds, and its exit status is ours.
exec summarizer batch "$NIGHTLY_REPORTS" --log-format json \
  --output "$NIGHTLY_STATE/summaries.jsonl" --keep-documents "$NIGHTLY_STATE/texts" \
  ${NIGHTLY_BUDGET_USD:+--budget-usd "$NIGHTLY_BUDGET_USD"} "$@"
