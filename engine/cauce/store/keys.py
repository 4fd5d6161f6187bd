"""The keys of a workspace: one random master key, from which the others are derived. Nothing here shows a key."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cauce.store.ciphers import KEY_BYTES, decrypt, encrypt, new_key


@dataclass(frozen=True)
class MasterKey:
    """The 256-bit master key of a workspace (`secret`). The keys derived from it never leave the process."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")

    @classmethod
    def create(cls) -> MasterKey:
        """Return a new random key."""
        return cls(new_key())

    @cached_property
    def database(self) -> bytes:
        """The raw key of the SQLCipher file."""
        return self._derive("base")

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen characters that tell this key from others and say nothing about it."""
        return self._derive("huella").hex()[:16]

    def wrap(self, key: bytes, place: str) -> bytes:
        """Encrypt the key of a case (or a text about the staff), bound to its place."""
        return encrypt(self._wrapping, key, place)

    def unwrap(self, sealed: bytes, place: str) -> bytes:
        """Return what `wrap` was given. Raises UnreadableError."""
        return decrypt(self._wrapping, sealed, place)

    def token(self, datum: str, value: str) -> bytes:
        """Return the keyed digest of a normalised value of a datum: equal for equal values, and nothing else to see."""
        import hmac  # noqa: PLC0415 - loads OpenSSL, for the few data that are matched

        return hmac.digest(self._matching, f"{datum}\0{value}".encode(), "sha256")

    @cached_property
    def _wrapping(self) -> bytes:
        return self._derive("casos")

    @cached_property
    def _matching(self) -> bytes:
        return self._derive("coincidencias")

    def _derive(self, purpose: str) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - with the cipher, 40 ms
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

        return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"cauce/{purpose}/1".encode()).derive(self.secret)
