#!/usr/bin/env bash
# Packs the package, lints the tarball, installs it in an empty project and runs its command line there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --ignore-scripts --pack-destination "$work" >/dev/null
tarball=$(ls "$work"/*.tgz)
npx publint "$tarball"
npx attw "$tarball" --profile esm-only --exclude-entrypoints spec/openapi.yaml reports/deviations.schema.json reports/report.schema.json
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund "$tarball"
npx vpnaas-conformance run --effort quick --out "$work/reports"
node -e 'import("vpnaas-conformance").then((kit) => { if (typeof kit.conformance !== "function") process.exit(1) })'
packages=$(npm ls --all --parseable | tail -n +2 | sort -u | wc -l)
size=$(du -sm node_modules | cut -f1)
echo "packages installed: $packages (at most 25), $size MB (at most 15)"
[ "$packages" -le 25 ] && [ "$size" -le 15 ]
