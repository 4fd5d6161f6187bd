"""The recovery sheet: the master key on paper, in numbered rows that each know whether they were copied well."""

from __future__ import annotations

import hashlib
import re

from cauce.store.ciphers import KEY_BYTES
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem, problem

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_MISREAD = str.maketrans("OIL", "011")
_BLOCK = 4
ROWS = KEY_BYTES // _BLOCK + 1
"""Eight rows of the key and one that checks them all."""


def recovery_rows(keys: MasterKey) -> tuple[str, ...]:
    """Return the rows of the sheet: eight characters each, in two groups, the last of each being its check."""
    blocks = [keys.secret[start : start + _BLOCK] for start in range(0, KEY_BYTES, _BLOCK)]
    blocks.append(hashlib.sha256(b"cauce/hoja/1\n" + keys.secret).digest()[:_BLOCK])
    return tuple(_row(number, block) for number, block in enumerate(blocks, 1))


def key_from_rows(text: str) -> MasterKey:
    """Return the key that somebody copied from the sheet, row by row. Raises StorageProblem that names the bad row."""
    rows = [row for row in (_letters(line) for line in text.splitlines()) if row]
    if len(rows) != ROWS:
        raise problem("hoja_incompleta", f"{len(rows)} de {ROWS}")
    blocks = [_block(number, row) for number, row in enumerate(rows, 1)]
    keys = MasterKey(b"".join(blocks[:-1]))
    if recovery_rows(keys)[-1] != _row(ROWS, blocks[-1]):
        raise problem("hoja_mal_copiada", "uno de los primeros ocho renglones")
    return keys


def is_row(number: int, text: str) -> bool:
    """Tell whether somebody copied row `number` (from 1) as it is on a sheet."""
    try:
        _block(number, _letters(text))
    except StorageProblem:
        return False
    return True


def _row(number: int, block: bytes) -> str:
    value = int.from_bytes(block + _check(number, block), "big")
    letters = "".join(_LETTERS[(value >> shift) & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]} {letters[4:]}"


def _letters(line: str) -> str:
    """Return the characters of a row, without its number and its spaces."""
    return re.sub(r"[\s-]", "", re.sub(r"^\s*\d\s*[.):]", "", line)).upper().translate(_MISREAD)


def _block(number: int, row: str) -> bytes:
    if len(row) != 8 or set(row) - set(_LETTERS):
        raise problem("hoja_mal_copiada", f"el renglón {number}")
    value = 0
    for letter in row:
        value = value << 5 | _LETTERS.index(letter)
    content = value.to_bytes(_BLOCK + 1, "big")
    if content[_BLOCK:] != _check(number, content[:_BLOCK]):
        raise problem("hoja_mal_copiada", f"el renglón {number}")
    return content[:_BLOCK]


def _check(number: int, block: bytes) -> bytes:
    return hashlib.sha256(f"cauce/renglon/{number}\n".encode() + block).digest()[:1]
