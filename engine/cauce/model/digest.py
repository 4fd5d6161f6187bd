"""SHA-256: by which one text of a procedure, one event or one paper is told from another."""

from __future__ import annotations

import sys

# `hashlib` loads OpenSSL, which takes longer than the digests of all the files of a workspace or of a step.
if sys.version_info >= (3, 12):
    try:
        from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:  # a Python built without its own
        from hashlib import sha256
else:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256


def hash_of(data: bytes) -> bytes:
    """Return the SHA-256 of some bytes."""
    return bytes(sha256(data).digest())


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return str(sha256(data).hexdigest())
