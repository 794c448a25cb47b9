#!/usr/bin/env bash
# Changes the code of one folder in one place at a time, and counts the changes that no test notices:
# run.sh contract|generate|check [file.ts ...]. Every file has its report in reports/local/mutation/, and a second run tries what has
# changed since. Stryker is installed beside the locked packages and removed with the next `npm ci`.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:?"which folder: contract, generate or check"}
shift
npm install --no-save --no-audit --no-fund @stryker-mutator/core@9.6.1 @stryker-mutator/vitest-runner@9.6.1
[ $# -gt 0 ] || set -- $(cd "src/$folder" && ls ./*.ts | grep -v '\.test' | cut -c3-)
for file; do
  MUTATED="$folder/$file" npx stryker run scripts/mutation/settings.mjs
done
node scripts/mutation/score.mjs "$folder"
