"""Encryption of what people wrote: AES-256-GCM, each text bound to its place so that it cannot be moved to another."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12


class UnreadableError(Exception):
    """A text does not open with this key in this place; carries no data."""


def new_key() -> bytes:
    """Return a random key."""
    return os.urandom(KEY_BYTES)


def encrypt(key: bytes, content: bytes, place: str) -> bytes:
    """Return the nonce and the encrypted content, bound to `place`."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, content, place.encode())


def decrypt(key: bytes, sealed: bytes, place: str) -> bytes:
    """Return the content again. Raises UnreadableError when the key, the place or a bit is another."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded by the cipher anyway

    try:
        return _cipher(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
    except (InvalidTag, ValueError):
        raise UnreadableError from None


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - 40 ms

    return AESGCM(key)
