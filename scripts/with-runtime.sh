#!/bin/sh
# Runs a command of the house (`sh scripts/with-runtime.sh node scripts/build.ts`) with everything installed
# and a new enough `node` first on PATH, whatever the system's own is.
set -eu
cd "$(dirname "$0")/.."
. ./scripts/ensure-installed.sh
PATH=$(dirname "$(command -v "$NODE")"):$PWD/node_modules/.bin:$PATH
NODE_OPTIONS="--disable-warning=ExperimentalWarning${NODE_OPTIONS:+ $NODE_OPTIONS}"
export PATH NODE_OPTIONS
exec "$@"
