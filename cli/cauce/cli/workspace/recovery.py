"""The recovery sheet: the key of a workspace on paper, in lines that tell when they were copied wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from cauce.cli.problems import CommandError
from cauce.cli.workspace.folder import Workspace

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without the letters that are read as others; those are taken for what they look like."""
_LOOK_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
LINES = 4
_BYTES, _DATA, _CHECK, _GROUP = 8, 13, 2, 5


def key_lines(secret: bytes) -> list[str]:
    """Return a key of 32 bytes as four lines of three groups of five: thirteen characters of key, two of check."""
    lines = []
    for number in range(LINES):
        part = secret[number * _BYTES : (number + 1) * _BYTES]
        text = _written(int.from_bytes(part, "big"), _DATA) + _check(number, part)
        lines.append(" ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP)))
    return lines


def key_part(line: str, number: int) -> bytes | None:
    """Return the part of the key that line `number` (from 0) says, None when it was not copied right."""
    text = "".join(line.upper().split()).replace("-", "").translate(_LOOK_LIKE)
    if len(text) != _DATA + _CHECK or any(letter not in _ALPHABET for letter in text):
        return None
    value = 0
    for letter in text[:_DATA]:
        value = value * len(_ALPHABET) + _ALPHABET.index(letter)
    if value >= 1 << 8 * _BYTES:
        return None
    part = value.to_bytes(_BYTES, "big")
    return part if _check(number, part) == text[_DATA:] else None


def key_of(lines: Sequence[str]) -> bytes:
    """Return the key of a sheet, from its four lines among the others; each may begin with its number («1.»).

    Raises CommandError, which says the line that is not right.
    """
    found: dict[int, bytes] = {}
    wanted = 0
    for line in lines:
        text = line.strip()
        bare = text[2:] if text[:2] == f"{wanted + 1}." else text
        part = key_part(bare, wanted)
        if part is not None:
            found[wanted] = part
            wanted += 1
        elif text[:2] == f"{wanted + 1}.":
            raise wrong_line(wanted)
        if wanted == LINES:
            return b"".join(found[number] for number in range(LINES))
    raise wrong_line(wanted)


def wrong_line(number: int) -> CommandError:
    """Return the problem of a line of the sheet that was not copied as it is printed."""
    return CommandError(
        f"La línea {number + 1} de la llave no está como en la hoja: no se cambió nada.",
        "Cópiela otra vez: son tres grupos de cinco letras y cifras; no se usan la I, la L, la O ni la U.",
    )


def sheet(workspace: Workspace, secret: bytes, fingerprint: str, key_file: str, now: datetime) -> str:
    """Return the text of the recovery sheet of a workspace."""
    numbered = [f"   {number}.  {line}" for number, line in enumerate(key_lines(secret), start=1)]
    return "\n".join(
        [
            "HOJA DE RECUPERACIÓN DE LA LLAVE",
            "",
            f"Espacio de trabajo   {workspace.id}",
            f"Institución          {workspace.institution}",
            f"Carpeta              {workspace.folder.resolve()}",
            f"Base de datos        {workspace.database}",
            f"Huella de la llave   {fingerprint}",
            f"Hecha el             {now:%d/%m/%Y a las %H:%M}",
            "",
            "La llave:",
            "",
            *numbered,
            "",
            "Con esta hoja y la base de datos se leen todos los casos. Sin la llave y sin esta",
            "hoja nadie puede leerlos, tampoco quien hizo Cauce. Imprímala, borre el archivo, y",
            "guarde el papel en un sobre cerrado y firmado, bajo llave, donde diga la Dirección;",
            "nunca junto a la computadora.",
            "",
            "Para recuperar la llave en esta computadora o en otra:",
            "",
            f"   cauce doctor --espacio {workspace.folder.name} --restaurar-llave -",
            "",
            f"y copie las cuatro líneas cuando las pida. La llave quedará en {key_file}",
            "",
        ]
    )


def _written(value: int, length: int) -> str:
    letters = []
    for _ in range(length):
        value, digit = divmod(value, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(reversed(letters))


def _check(number: int, part: bytes) -> str:
    """Return the two characters that tell a line copied wrongly, or in another's place."""
    digest = sha256(b"cauce/hoja/" + bytes([number]) + part).digest()
    return _written(int.from_bytes(digest[:2], "big") % len(_ALPHABET) ** _CHECK, _CHECK)
