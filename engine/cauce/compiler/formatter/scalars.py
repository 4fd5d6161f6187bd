"""How one text is written: plain, quoted, or folded over several lines."""

from __future__ import annotations

import re

_FIRST_UNSAFE = set("-?:,[]{}#&*!|>'\"%@`“”")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}?]")


def inline(text: str, style: str, *, flow: bool) -> str:
    """Write a text on one line. A text that was quoted stays quoted; quotes are added only where they are needed.

    `style` is that of the reader's scalar ("" plain); `flow`: inside brackets or braces, where more needs quotes.
    """
    if style in ("'", '"') or not _is_plain(text, flow=flow):
        return _quoted(text)
    return text


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or "\n" in text:
        return False
    if text[0] in _FIRST_UNSAFE:
        return False
    if ": " in text or text.endswith(":") or " #" in text or "\t" in text:
        return False
    return not (flow and _FLOW_UNSAFE.search(text))


def _quoted(text: str) -> str:
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return "'" + text.replace("'", "''") + "'"


def block(text: str, indent: int, width: int) -> list[str] | None:
    """Write a long or many-lined text as a block scalar: its header, then its lines, indented.

    Returns None when the text cannot be folded without changing it (leading spaces, runs of spaces, empty).
    """
    body, ending = (text[:-1], "") if text.endswith("\n") else (text, "-")
    lines = body.split("\n")
    if not body or any(not line or line != line.strip() or "  " in line or "\t" in line for line in lines):
        return None
    pad = " " * indent
    if len(lines) > 1 and all(indent + len(line) <= width for line in lines):
        return [f"|{ending}", *(pad + line for line in lines)]
    folded: list[str] = []
    for number, line in enumerate(lines):
        if number:
            folded.append("")
        folded.extend(pad + part for part in _wrap(line, width - indent))
    return [f">{ending}", *folded]


def _wrap(line: str, room: int) -> list[str]:
    parts: list[str] = []
    current = ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > room:
            parts.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*parts, current]
