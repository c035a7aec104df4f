#!/bin/sh
# Finds what is missing on this machine and installs it; touches nothing that is there.
#
# usage: .ci/setup.sh build    the libraries that the Swift build links
#        .ci/setup.sh test     also Python's packages, a browser, Java and Node, for `make test`
#
# A second run looks at a few files and ends: no package manager, no network.
set -eu
cd "$(dirname "$0")/.."

# True when one of the given files or folders exists.
any() { for file in "$@"; do if [ -e "$file" ]; then return 0; fi; done; return 1; }

header() { any /usr/include/"$1" /usr/local/include/"$1" /opt/homebrew/include/"$1"; }

archive() {
  any /usr/lib/*/"$1" /usr/lib/"$1" /usr/lib64/"$1" /usr/local/lib/"$1" /opt/homebrew/lib/"$1"
}

node_runs() { node --version >/dev/null 2>&1; }
java_runs() { java -version >/dev/null 2>&1; }
python_runs() { python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Prints the path of a Chromium that is installed, or nothing. CHROMIUM names one of your own.
chromium_path() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
  done
}

missing=""
need() { missing="$missing $1"; }

missing_libraries() {
  if ! header cmark-gfm.h || ! archive libcmark-gfm.a; then need "$1"; fi
  if ! header cmark-gfm-core-extensions.h || ! archive libcmark-gfm-extensions.a; then need "$2"; fi
  if ! header xxhash.h; then need "$3"; fi
}

missing_programs() {
  if ! python_runs; then need "$1"; fi
  if ! java_runs; then need "$2"; fi
  if [ -z "$(chromium_path)" ]; then need "$3"; fi
  if ! node_runs; then need "$4"; fi
}

collect_missing() {
  if [ "$(uname)" = Darwin ]; then
    missing_libraries cmark-gfm cmark-gfm xxhash
    if [ "$1" = test ]; then missing_programs python openjdk --cask=google-chrome node; fi
  else
    missing_libraries libcmark-gfm-dev libcmark-gfm-extensions-dev libxxhash-dev
    if [ "$1" = test ]; then
      missing_programs "python3 python3-venv" default-jre-headless chromium nodejs
    fi
  fi
}

# Says exactly what to install, and gives up.
ask_for() {
  echo "Coldstart needs packages that are not installed, and cannot install them itself: $1." >&2
  echo "Install them, then run make again:" >&2
  echo "    $2$missing" >&2
  exit 1
}

install_with_apt() {
  install="apt-get install -y --no-install-recommends"
  command -v apt-get >/dev/null 2>&1 || ask_for "there is no apt-get" "(Debian's names) "
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || ask_for "this is not root and there is no sudo" "$install"
    as_root="sudo"
    if [ -n "${CI:-}" ] || [ ! -t 0 ]; then as_root="sudo -n"; fi
    $as_root true || ask_for "sudo refuses" "sudo $install"
  fi
  echo "Installing:$missing"
  # Not every mirror answers at once: the second attempt is for those.
  $as_root apt-get update -qq || $as_root apt-get update -qq
  # shellcheck disable=SC2086 # the packages are words
  $as_root env DEBIAN_FRONTEND=noninteractive $install $missing >&2 \
    || ask_for "apt-get failed" "$install"
}

install_missing() {
  if [ -z "$missing" ]; then return 0; fi
  if [ "$(uname)" = Darwin ]; then
    command -v brew >/dev/null 2>&1 || ask_for "there is no brew" "brew install"
    # shellcheck disable=SC2086 # the packages are words
    brew install $missing
  else
    install_with_apt
  fi
}

# Python's packages live in .tools/venv; a copy of the list beside them tells that they are there.
install_python_packages() {
  list=Tests/Browser/requirements.txt
  stamp=.tools/venv/installed.txt
  if cmp -s "$list" "$stamp" && .tools/venv/bin/python -c '' 2>/dev/null; then return 0; fi
  echo "Installing Python packages into .tools/venv"
  rm -rf .tools/venv
  python3 -m venv .tools/venv
  .tools/venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$list"
  cp "$list" "$stamp"
}

case "${1:-}" in
build | test) ;;
*)
  sed -n '2,8s/^# \{0,1\}//p' "$0"
  exit 64
  ;;
esac
collect_missing "$1"
install_missing
if [ "$1" = test ]; then
  install_python_packages
  mkdir -p .tools
  chromium_path >.tools/chromium
fi
