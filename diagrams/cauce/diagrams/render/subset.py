"""The bundled font with only the glyphs that a page uses, to be embedded in it.

Glyph numbers stay as they are and unused outlines become empty, so that no other table changes (ISO/IEC 14496-22,
«glyf» and «loca»). A page then carries some 10 kB of font instead of 46.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib.resources import files
from itertools import pairwise

_KEPT = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_CHECKSUM_MAGIC = 0xB1B0AFBA
_CHECKSUM_PLACE = 8


@cache
def font_tables(name: str) -> dict[str, bytes]:
    """Return the tables of a bundled font file by tag."""
    data = files("cauce.diagrams.font").joinpath(name).read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    records = [struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count)]
    return {tag.decode("ascii"): data[start : start + length] for tag, _, start, length in records}


def subset(name: str, text: str) -> bytes:
    """Return a font file with the glyphs of the characters of `text` that the font has, and the missing-glyph box."""
    tables = {tag: content for tag, content in font_tables(name).items() if tag in _KEPT}
    offsets = _offsets(tables)
    glyphs = [tables["glyf"][a:b] for a, b in pairwise(offsets)]
    characters = _characters(name)
    wanted = {0} | {characters[ord(each)] for each in text if ord(each) in characters}
    pending = list(wanted)
    while pending:
        parts = set(_parts(glyphs[pending.pop()])) - wanted
        wanted |= parts
        pending += parts
    glyf, loca = bytearray(), [0]
    for index, glyph in enumerate(glyphs):
        if index in wanted:
            glyf += glyph + bytes(-len(glyph) % 4)
        loca.append(len(glyf))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, 50, 1)  # long offsets
    struct.pack_into(">L", head, _CHECKSUM_PLACE, 0)
    tables |= {
        "glyf": bytes(glyf),
        "loca": struct.pack(f">{len(loca)}L", *loca),
        "head": bytes(head),
        "post": struct.pack(">L", 0x00030000) + tables["post"][4:32],  # without glyph names
    }
    return _font_file(tables)


def _offsets(tables: dict[str, bytes]) -> tuple[int, ...]:
    (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
    loca = tables["loca"]
    if long_offsets:
        return struct.unpack(f">{len(loca) // 4}L", loca)
    return tuple(2 * each for each in struct.unpack(f">{len(loca) // 2}H", loca))


@cache
def _characters(name: str) -> dict[int, int]:
    """Return the glyph of each character (subtable of format 4, which every font of the basic plane has)."""
    cmap = font_tables(name)["cmap"]
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = [struct.unpack_from(">L", cmap, 8 + 8 * index)[0] for index in range(count)]
    start = next(each for each in starts if struct.unpack_from(">H", cmap, each)[0] == 4)
    segments = struct.unpack_from(">H", cmap, start + 6)[0] // 2

    def column(number: int, form: str) -> tuple[int, ...]:
        # The reserved word after the first column shifts the others.
        place = start + 14 + 2 * segments * number + (2 if number else 0)
        return struct.unpack_from(f">{segments}{form}", cmap, place)

    found = {}
    ranges = start + 14 + 2 * segments * 3 + 2
    for index, (end, first, delta, offset) in enumerate(
        zip(column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H"), strict=True)
    ):
        for code in range(first, end + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", cmap, ranges + 2 * index + offset + 2 * (code - first))
            if (glyph or not offset) and code != 0xFFFF:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _parts(glyph: bytes) -> list[int]:
    """Return the glyphs that a composite glyph is made of."""
    if not glyph or struct.unpack_from(">h", glyph)[0] >= 0:
        return []
    found, place, flags = [], 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, place)
        found.append(part)
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return found


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    records, body = bytearray(), bytearray()
    start = len(header) + 16 * count
    for tag, content in sorted(tables.items()):
        records += struct.pack(">4sLLL", tag.encode("ascii"), _checksum(content), start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    whole = bytearray(header + records + body)
    head = start + sum(len(content) + -len(content) % 4 for tag, content in tables.items() if tag < "head")
    struct.pack_into(">L", whole, head + _CHECKSUM_PLACE, (_CHECKSUM_MAGIC - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
