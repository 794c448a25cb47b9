#!/bin/sh
# Certifies the embedded server and lets securesystemslib verify the signature. Needs python3 with venv.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q 'securesystemslib[crypto]==1.6.0'
kit="node dist/src/cli/main.js"
$kit keygen "$dir/lab" >"$dir/log"
$kit certify --key "$dir/lab.key" --organisation Example --product Reference --product-version 1 \
  --operator CI --environment CI --out "$dir/bundle" >"$dir/log" 2>&1
"$dir/venv/bin/python" scripts/verify-signature.py "$dir/bundle" "$dir/lab.pub"
