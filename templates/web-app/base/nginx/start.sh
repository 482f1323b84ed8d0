#!/bin/sh
# Starts nginx on PORT, and stops it in three steps on SIGTERM: not ready any more, a pause in which callers notice, and
# the end when the open requests are done. It writes into one folder below TMPDIR, so that all else may be read-only.
set -eu

fail() {
  printf 'PORT is "%s"; expected a whole number from 1 to 65535\n' "$port" >&2
  exit 64
}
port=${PORT:-8080}
case $port in
  *[!0-9]* | 0* | ??????*) fail ;;
esac
[ "$port" -le 65535 ] || fail

APP=$(cd "$(dirname "$0")/.." && pwd)
RUN=${TMPDIR:-/tmp}/nginx-$port
LISTEN=$port
if [ -s /proc/net/if_inet6 ]; then
  LISTEN="[::]:$port ipv6only=off"
fi
export APP RUN LISTEN

mkdir -p "$RUN"
rm -f "$RUN/draining"
envsubst '${APP} ${RUN} ${LISTEN}' <"$APP/nginx/nginx.conf.template" >"$RUN/nginx.conf"

drain() {
  trap '' TERM
  : >"$RUN/draining"
  sleep 3
  kill -QUIT "$nginx"
}
trap drain TERM

nginx -e stderr -p "$RUN" -c "$RUN/nginx.conf" &
nginx=$!
status=0
wait "$nginx" || status=$?
if [ -e "$RUN/draining" ]; then
  # The first wait ended with the signal.
  status=0
  wait "$nginx" || status=$?
fi
exit "$status"
