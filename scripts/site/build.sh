#!/usr/bin/env bash
# Builds the site into site/dist, and checks its links. Set SITE_BASE=/folder/ where it is not served from the root.
set -euo pipefail
npm ci --prefix site --silent --ignore-scripts --no-audit --no-fund
node dist/scripts/write-site.js
site/node_modules/.bin/typedoc --options site/typedoc.json --logLevel Warn
site/node_modules/.bin/vitepress build site
node dist/scripts/check-site.js
