"""Verifies the signature of a bundle with securesystemslib, which shares no code with the kit: BUNDLE PUBLIC_KEY."""

import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

bundle, key_file = Path(sys.argv[1]), Path(sys.argv[2])
envelope = Envelope.from_dict(json.loads((bundle / "attestation.intoto.jsonl").read_text()))
keyid = next(iter(envelope.signatures))
key = SSlibKey.from_crypto(load_pem_public_key(key_file.read_bytes()), keyid=keyid)
envelope.verify([key], 1)
statement = json.loads(envelope.payload)
assert envelope.payload_type == "application/vnd.in-toto+json"
assert statement["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"

result = statement["predicate"]["result"]
other = "PASSED" if result == "FAILED" else "FAILED"
envelope.payload = envelope.payload.replace(result.encode(), other.encode())
try:
    envelope.verify([key], 1)
except Exception as error:
    print(f"securesystemslib: the signature holds, {result}; changed: {type(error).__name__}")
else:
    sys.exit("a changed statement was taken")
