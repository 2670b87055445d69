#!/bin/sh
# `npm start`: the whole way on the samples, from a fresh checkout on.
set -eu
cd "$(dirname "$0")/.."
. ./scripts/ensure-installed.sh
exec ./bin/newsmorgue run samples --full-summary --archive archive --config pipeline.config.ts "$@"
