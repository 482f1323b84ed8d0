#!/bin/sh
# Stands for the entry point of the PostgreSQL image where Debian's binaries stand for the image: makes the database on
# an empty volume, by the same variables and to the same effect, and becomes its arguments.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  printf '%s' "${POSTGRES_PASSWORD:?}" > /tmp/password
  initdb --pgdata "$PGDATA" --username "$POSTGRES_USER" --pwfile /tmp/password --auth trust --no-instructions ${POSTGRES_INITDB_ARGS:-}
  rm /tmp/password
  printf 'host all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
  pg_ctl --pgdata "$PGDATA" --wait --options "-c listen_addresses=''" start
  psql --username "$POSTGRES_USER" --dbname postgres --command "CREATE DATABASE \"${POSTGRES_DB:-$POSTGRES_USER}\""
  pg_ctl --pgdata "$PGDATA" --wait --mode fast stop
fi
# A container's addresses are its own: the image listens on all of them.
exec "$@" -c listen_addresses='*'
