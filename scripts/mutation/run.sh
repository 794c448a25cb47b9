#!/usr/bin/env bash
# Changes the code of one folder in one place at a time, and counts the changes that no test notices: run.sh contract|generate|check.
# Stryker is installed beside the locked packages and removed with the next `npm ci`. A second run tries what has changed since.
set -eu
cd "$(dirname "$0")/../.."
export MUTATED=${1:?"which folder: contract, generate or check"}
shift
npm install --no-save --no-audit --no-fund @stryker-mutator/core@9.6.1 @stryker-mutator/vitest-runner@9.6.1
npx stryker run scripts/mutation/settings.mjs "$@"
