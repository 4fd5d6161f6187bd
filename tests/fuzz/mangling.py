"""Files spoilt at random: what a hand, an editor, a disk or somebody hostile may make of a procedure."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOKENS = (
    *(": ", ":", "- ", "-", "? ", "?", "#", " #", "  # ", "[", "]", "{", "}", ",", ", ", '"', "'", "''", '\\"', "\\"),
    *(
        "|",
        ">",
        ">-",
        "|2",
        "&a ",
        "*a ",
        "!!str ",
        "!",
        "%",
        "@",
        "`",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\n\n",
    ),
    *(" ", "  ", "\t", "\r", "\r\n", "\n", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "\x00", "\x1b"),
    *("\\e", "\\x00", "\\ud800", "Ã³", "\ufffd", "–", "•", "“", "”", "é", "e\u0301", "😀", "\ue13a", "no", "1.10"),
    *("clave:", "clave: ", "- paso: 1", "15:00", "\n\n"),
)
HOSTILE = (
    b"\xff",
    b"\xf3",
    b"\xc3",
    b"\x80",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
)


def seeds() -> tuple[list[str], list[str]]:
    """Return the texts that are spoilt: the procedures, and the curated mistakes of reading."""
    found = []
    for pattern in ("procedures/**/*.yaml", "tests/compiler/reader/errores/*.yaml"):
        files = sorted(path for path in ROOT.glob(pattern) if path.stat().st_size > 20)
        found.append([path.read_bytes().decode("utf-8", errors="replace") for path in files])
    return found[0], found[1]


class Mangler:
    """Makes one spoilt file after another; the same seed makes the same ones."""

    def __init__(self, seed: int, whole: float = 0.02) -> None:
        """`whole` is the share of files that are spoilt as a whole, not a few of their lines."""
        self.random, self.whole = random.Random(seed), whole
        self.procedures, self.mistakes = ([text.split("\n") for text in texts] for texts in seeds())
        self.by_text: list[Callable[[list[str]], None]] = [
            self._insert_token, self._insert_token, self._insert_token, self._delete, self._delete, self._indent,
            self._indent, self._repeat_line, self._drop_line, self._swap_lines, self._join_lines, self._splice,
            self._cut_line, self._nest, self._replace_char,
        ]  # fmt: skip

    def next(self) -> bytes:
        """Return the bytes of one spoilt file."""
        pick = self.random
        lines = self._fragment()
        for _ in range(pick.choice((1, 1, 1, 2, 3, 6))):
            pick.choice(self.by_text)(lines)
        text = pick.choice(("\n",) * 12 + ("\r\n", "\r")).join(lines)
        if pick.random() < 0.01:
            text = text * pick.choice((2, 10, 100))
        data = text.encode("utf-8", errors="surrogatepass")
        return self._spoil_bytes(data) if pick.random() < 0.15 else data

    def _fragment(self) -> list[str]:
        """Return some lines of a file without the indentation that they share, or now and then all of it."""
        if self.random.random() < 0.2:
            return list(self.random.choice(self.mistakes))
        lines = self.random.choice(self.procedures)
        if self.random.random() < self.whole:
            return list(lines)
        start = self.random.randrange(len(lines))
        part = lines[start : start + self.random.choice((3, 8, 20, 40))]
        shared = min((len(line) - len(line.lstrip(" ")) for line in part if line.strip()), default=0)
        return [line[shared:] for line in part]

    def _line(self, lines: list[str]) -> int:
        if not lines:
            lines.append("")
        return self.random.randrange(len(lines))

    def _place(self, line: str) -> int:
        return self.random.randrange(len(line) + 1)

    def _insert_token(self, lines: list[str]) -> None:
        index = self._line(lines)
        at = self._place(lines[index])
        lines[index] = lines[index][:at] + self.random.choice(TOKENS) + lines[index][at:]

    def _delete(self, lines: list[str]) -> None:
        index = self._line(lines)
        at = self._place(lines[index])
        lines[index] = lines[index][:at] + lines[index][at + self.random.choice((1, 1, 2, 5)) :]

    def _replace_char(self, lines: list[str]) -> None:
        index = self._line(lines)
        at = self._place(lines[index])
        lines[index] = lines[index][:at] + self.random.choice(TOKENS) + lines[index][at + 1 :]

    def _indent(self, lines: list[str]) -> None:
        index = self._line(lines)
        count = self.random.choice((1, 1, 2, 2, 3, 4, 8))
        for number in range(index, min(len(lines), index + self.random.choice((1, 1, 1, 3, 10)))):
            line = lines[number]
            lines[number] = " " * count + line if self.random.random() < 0.5 else line[min(count, len(line)) :]

    def _repeat_line(self, lines: list[str]) -> None:
        index = self._line(lines)
        lines[index:index] = [lines[index]] * self.random.choice((1, 1, 2, 50))

    def _drop_line(self, lines: list[str]) -> None:
        del lines[self._line(lines)]

    def _swap_lines(self, lines: list[str]) -> None:
        one, other = self._line(lines), self._line(lines)
        lines[one], lines[other] = lines[other], lines[one]

    def _join_lines(self, lines: list[str]) -> None:
        index = self._line(lines)
        if index + 1 < len(lines):
            lines[index] += lines.pop(index + 1).lstrip()

    def _splice(self, lines: list[str]) -> None:
        lines[self._line(lines) :] = self._fragment()

    def _cut_line(self, lines: list[str]) -> None:
        index = self._line(lines)
        at = self._place(lines[index])
        lines[index : index + 1] = [lines[index][:at], lines[index][at:]]

    def _nest(self, lines: list[str]) -> None:
        opener = self.random.choice(("[", "{", "{a: ", "- ", "? ", "[[", '"', "'"))
        lines[self._line(lines)] += opener * self.random.choice((1, 5, 41, 300))

    def _spoil_bytes(self, data: bytes) -> bytes:
        pick = self.random
        at = pick.randrange(len(data) + 1)
        match pick.randrange(7):
            case 0:
                return data[:at] + pick.choice(HOSTILE) + data[at:]
            case 1:
                return data[:at]
            case 2:
                return data[:at] + pick.randbytes(pick.choice((1, 2, 8))) + data[at + 1 :]
            case 3:
                return data.decode(errors="replace").encode("cp1252", errors="replace")
            case 4:
                return data.decode(errors="replace").encode(pick.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32")))
            case 5:
                return b"\xef\xbb\xbf" + data
        return pick.randbytes(pick.choice((0, 1, 3, 10, 100)))
