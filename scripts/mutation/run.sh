#!/usr/bin/env bash
# Changes the code that generates and judges in one place at a time, and counts the changes that no test notices.
# Stryker is installed beside the locked packages and removed with the next `npm ci`. Takes about half an hour.
set -eu
cd "$(dirname "$0")/../.."
npm install --no-save --no-audit --no-fund @stryker-mutator/core@9.6.1 @stryker-mutator/vitest-runner@9.6.1
npx stryker run scripts/mutation/settings.json "$@"
