#!/bin/bash
# Installs the static binary into an empty folder and uses it where there is neither Swift nor this
# checkout: it must need nothing but the system's own libraries, and carry its theme.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

make install PREFIX="$place/local"
program="$place/local/bin/coldstart"

if [ "$(uname)" = Linux ]; then
  # What every Debian has; Swift's own libraries would be named libswift… or libFoundation….
  usual='linux-vdso|ld-linux|libc\.|libm\.|libstdc\+\+|libgcc_s|libpthread|libdl|librt|libresolv'
  strange=$(ldd "$program" | awk '{ print $1 }' | grep -vE "$usual" || true)
  if [ -n "$strange" ]; then
    echo "the installed binary needs libraries that a bare system lacks:"
    echo "$strange"
    exit 1
  fi
fi

alone() { (cd "$place" && env -i PATH=/usr/bin:/bin HOME="$place" "$program" "$@"); }
alone init course
alone build --root "$place/course" --strict
test -s "$place/course/site/index.html"
alone render --gfm - <<<'~~static~~' | grep -q '<del>static</del>'
echo "The installed binary works alone: $(du -h "$program" | cut -f 1)"
