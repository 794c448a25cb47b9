#!/bin/sh
# Lets securesystemslib verify the signature of a bundle (BUNDLE PUBLIC_KEY), or of one of the embedded server that it makes.
# Needs python3 with venv.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q 'securesystemslib[crypto]==1.6.0'
if [ $# -eq 2 ]; then
  exec "$dir/venv/bin/python" scripts/verify-signature.py "$1" "$2"
fi
kit="node dist/kit/cli.cjs"
$kit keygen "$dir/lab" >"$dir/log"
$kit certify --key "$dir/lab.key" --organisation Example --product Reference --product-version 1 \
  --operator CI --environment CI --out "$dir/bundle" >"$dir/log" 2>&1
"$dir/venv/bin/python" scripts/verify-signature.py "$dir/bundle" "$dir/lab.pub"
