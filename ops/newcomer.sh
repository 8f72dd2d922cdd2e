#!/usr/bin/env bash
# What a newcomer meets: a bare Debian 12 with python3, make, git and certificates, an ordinary account, a fresh
# clone. Runs `make run`, signs in to the demonstration, runs `make test`, and tells how long each took.
#
#   ops/newcomer.sh              all of it, on the commit that is checked out
#   ops/newcomer.sh set-up       only `make setup assets`
#   ops/newcomer.sh run | test   only that half
#
# Needs root (chroot, mounts), debootstrap and a Debian mirror in this machine's apt sources. The bare system is
# made once and kept under build/newcomer; everything else is thrown away. Proxy, certificates, package index and
# npm registry are this machine's own.
set -euo pipefail
cd "$(dirname "$0")/.."

release=bookworm
top=$PWD
base=$top/build/newcomer
root=$base/root
part=${1:-all}
port=${PORT:-8765}
passed_on=(http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE NODE_EXTRA_CA_CERTS
  PIP_INDEX_URL PIP_CERT UV_DEFAULT_INDEX UV_INDEX_URL npm_config_registry)

if [ "$(id -u)" != 0 ]; then
  echo "newcomer: run this as root, it makes a system of its own and changes into it" >&2
  exit 2
fi
if [ -z "${NEWCOMER_APART:-}" ]; then
  # A space of mounts and processes of its own: however this ends, nothing stays mounted and nothing runs on.
  NEWCOMER_APART=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi

make_system() {
  [ -e "$base/bare.tar" ] && return
  local mirror
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' |
    awk -v release="$release" '$1 == "Debian" && $2 == release { print $3; exit }')
  [ -n "$mirror" ] || { echo "newcomer: this machine's apt names no mirror for $release" >&2; exit 2; }
  echo "newcomer: making a bare $release (once)"
  rm -rf "$root"
  debootstrap --variant=minbase --include=python3,make,git,ca-certificates "$release" "$root" "$mirror" \
    >"$base/debootstrap.log" 2>&1 || { tail -5 "$base/debootstrap.log" >&2; exit 1; }
  chroot "$root" useradd --create-home --shell /bin/bash newcomer
  tar -C "$root" -cf "$base/bare.tar.part" .
  mv "$base/bare.tar.part" "$base/bare.tar"
}

furnish() {
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$base/bare.tar"
  local file
  for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
    [ ! -e "$file" ] || cp -L "$file" "$root$file"
  done
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  git clone --quiet --no-local "$top" "$root/home/newcomer/duban"
  chroot "$root" chown -R newcomer: /home/newcomer
}

as_newcomer() { # as_newcomer COMMAND: in the clone, with nothing of this shell's environment but the network's
  local name set=(HOME=/home/newcomer USER=newcomer PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8
    PORT="$port" DUBAN_DEMO_PASSWORD="$password")
  for name in "${passed_on[@]}"; do
    [ -z "${!name:-}" ] || set+=("$name=${!name}")
  done
  chroot --userspec=newcomer "$root" env -i "${set[@]}" /bin/bash -c "cd ~/duban && $1" </dev/null
}

seconds_since() { echo $(($(date +%s) - $1)); }

try_run() {
  local began log=$base/run.log
  began=$(date +%s)
  as_newcomer "make run" >"$log" 2>&1 &
  local served=$!
  until python3 ops/sign_in.py --ready "http://127.0.0.1:$port" 2>/dev/null; do
    if ! kill -0 "$served" 2>/dev/null || [ "$(seconds_since "$began")" -gt 900 ]; then
      tail -20 "$log" >&2
      echo "newcomer: make run did not come up" >&2
      exit 1
    fi
    sleep 0.5
  done
  echo "newcomer: make run is ready after $(seconds_since "$began") s"
  local person
  person=$(as_newcomer ".venv/bin/duban demo --if-empty --json" | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["username"])')
  DUBAN_DEMO_PASSWORD=$password python3 ops/sign_in.py "http://127.0.0.1:$port" "$person"
  pkill_served
  wait "$served" || true
}

pkill_served() { # the keeper of web and worker ends both in order
  local found
  for found in /proc/[0-9]*; do
    if tr '\0' ' ' <"$found/cmdline" 2>/dev/null | grep -q 'bin/duban serve'; then kill -TERM "${found#/proc/}"; fi
  done
}

password=$(python3 -c 'import secrets; print(secrets.token_urlsafe(12))')
mkdir -p "$base"
mount -t proc proc /proc
make_system
furnish
failed=0
if [ "$part" = set-up ]; then
  began=$(date +%s)
  as_newcomer "make setup assets"
  echo "newcomer: set-up took $(seconds_since "$began") s"
fi
if [ "$part" = all ] || [ "$part" = run ]; then try_run; fi
if [ "$part" = all ] || [ "$part" = test ]; then
  began=$(date +%s)
  as_newcomer "make test" || failed=1
  echo "newcomer: make test took $(seconds_since "$began") s"
fi
exit "$failed"
