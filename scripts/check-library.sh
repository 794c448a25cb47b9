#!/usr/bin/env bash
# Installs the packed package in a project of its own, and uses every entry there: in five test runners, from
# TypeScript 5.9 and 7 with each way to resolve modules, and by `require`.
set -euo pipefail
here=$(cd "$(dirname "$0")/consumer" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --ignore-scripts --pack-destination "$work" >/dev/null
cp "$here"/* "$work"
cd "$work"
npm install --silent --no-audit --no-fund ./*.tgz
export NO_COLOR=1
step() {
  local name=$1
  shift
  if timeout 120 "$@" >log 2>&1; then echo "ok: $name"; else echo "FAILED: $name"; tail -n 40 log; exit 1; fi
}
for typescript in typescript typescript-5; do
  for way in node16 nodenext bundler; do
    module=$([ "$way" = bundler ] && echo esnext || echo "$way")
    step "$typescript, $way" node "node_modules/$typescript/bin/tsc" --strict --target es2023 --lib es2023 \
      --types node --module "$module" --moduleResolution "$way" --outDir "out-$typescript-$way" consumer.ts
  done
done
step 'what was compiled' node out-typescript-nodenext/consumer.js
step 'require' node required.cjs
step 'node:test' node --test node.test.mjs
step 'Mocha' npx mocha mocha.mjs
step 'Jest' env NODE_OPTIONS=--experimental-vm-modules npx jest --testMatch '**/jest.test.mjs' --transform '{}'
step 'Playwright' npx playwright test playwright.spec.mjs --workers 1
step 'Vitest' npx vitest run vitest.test.mjs
