"""serve.py MODULE PORT THREADS: serves MODULE:application on 127.0.0.1 with waitress, which needs no compiler."""
import importlib
import sys

import waitress

module, port, threads = sys.argv[1:4]
sys.argv[1:] = []  # the application reads the command line too
waitress.serve(importlib.import_module(module).application, host='127.0.0.1', port=int(port), threads=int(threads))
