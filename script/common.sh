# Shared by the scripts beside it; sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LC_ALL=C.UTF-8

# A clone elsewhere, such as CI's, finds what was compiled here: ccache takes paths relative to the tree.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

if [[ -t 1 ]]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi

say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }
warn() { printf '%s: warning: %s\n' "${0##*/}" "$*" >&2; }

# fail EXIT-CODE MESSAGE...: 2 usage, 3 the machine lacks something.
fail() {
  local code=$1
  shift
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit "$code"
}

# Prints the comment at the top of the script that was called.
print_help() {
  sed -n '2,/^[^#]/{/^#/!q;s/^# \{0,1\}//;p}' "$0"
  exit 0
}

# Parallel compilers: a Beast session takes 0.7 GB to compile, so never more than the free gigabytes.
build_jobs() {
  local processors gigabytes
  processors=$(nproc)
  gigabytes=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo)
  if ((gigabytes < 1)); then gigabytes=1; fi
  echo $((processors < gigabytes ? processors : gigabytes))
}

# Every C++ file of the tree, committed or about to be, one a line.
cpp_files() {
  git -C "$root" ls-files --cached --others --exclude-standard -- '*.cpp' '*.hpp' |
    while IFS= read -r file; do if [[ -f $root/$file ]]; then printf '%s\n' "$file"; fi; done
}
