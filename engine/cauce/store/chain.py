"""The chain of hashes of a case, and the Merkle root of a seal. Standard algorithms, so that anyone can check them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cauce.model import digest
from cauce.model.secrecy import canonical

EVENT_DOMAIN = b"cauce/evento/1\n"
SEAL_DOMAIN = b"cauce/sello/1\n"
LEAF_DOMAIN = b"cauce/hoja/1\n"
NODE_DOMAIN = b"cauce/nodo/1\n"
BEGINNING = bytes(32)
"""The hash before the first event of a case, and before the first seal."""


def event_hash(previous: bytes, record: Mapping[str, Any], body: str) -> bytes:
    """Return the hash of one event after another.

    What is hashed is the canonical JSON of {at, body, case, definition, kind, person, request, role, secret, sequence,
    stands_in_for}: `at` in microseconds of UTC, `body` the part in clear as an object, `secret` the SHA-256 of the
    encrypted part (hex, empty when there is none). That of the first event has the `folio` of the case too. `record` is
    all of it but `body`, which comes as it is stored, canonical already: it has its place after `at`, the first name.
    """
    around = canonical(record)
    place = around.index(b",")
    return digest.hash_of(
        b"".join((EVENT_DOMAIN, previous, around[:place], b',"body":', body.encode(), around[place:]))
    )


def digest_of(sealed: bytes | None) -> str:
    """Return the SHA-256 of an encrypted part, hex; empty when there is none."""
    return digest.digest_of(sealed) if sealed else ""


Leaf = tuple[str, int, str]
"""A case, the sequence of its last event, and the hash of it in hex."""


def merkle_root(leaves: Iterable[Leaf]) -> bytes:
    """Return the root over the leaves, in the order given; an odd one goes up as it is."""
    level = _leaves(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else BEGINNING


def merkle_path(leaves: Iterable[Leaf], place: int) -> list[tuple[str, str]]:
    """Return the way from a leaf to the root: at each level the side, «izquierda» or «derecha», and the hash there."""
    level = _leaves(leaves)
    path: list[tuple[str, str]] = []
    while len(level) > 1:
        other = place ^ 1
        if other < len(level):
            path.append(("izquierda" if other < place else "derecha", level[other].hex()))
        level, place = _above(level), place // 2
    return path


def _leaves(leaves: Iterable[Leaf]) -> list[bytes]:
    return [digest.hash_of(LEAF_DOMAIN + canonical(list(leaf))) for leaf in leaves]


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [level[index : index + 2] for index in range(0, len(level), 2)]
    return [digest.hash_of(NODE_DOMAIN + b"".join(pair)) if len(pair) > 1 else pair[0] for pair in pairs]


def seal_hash(previous: bytes, number: int, at: int, root: bytes) -> bytes:
    """Return the hash of a seal: its number, its moment (microseconds of UTC), the root, after the seal before."""
    record = {"number": number, "at": at, "root": root.hex()}
    return digest.hash_of(SEAL_DOMAIN + previous + canonical(record))
