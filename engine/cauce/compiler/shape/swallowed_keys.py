"""Keys that indentation hid inside a long text (E234): the row would lose them without anybody noticing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.reader.nodes import Scalar
from cauce.compiler.shape.kinds import ObjectKind
from cauce.compiler.shape.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cauce.compiler.reader.nodes import Entry
    from cauce.compiler.shape.frames import Frame
    from cauce.model.diagnostics import Diagnostic

_LONG = ("|", ">")


def swallowed_keys(frame: Frame, key_lines: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield an error for each line of a long text of this block that begins with a key the block takes and lacks.

    `key_lines` are the warnings of the reader (W102), which cannot know the block. A key that the block already has, or
    does not take, stays a warning; so does an item of a list in the text, and a line of a text between quotation marks,
    which is how a text says that it is one.
    """
    kind = frame.kind
    if not isinstance(kind, ObjectKind):
        return
    for entry in frame.mapping.entries:
        text = entry.value
        if not isinstance(text, Scalar) or text.style not in _LONG:
            continue
        for line in key_lines:
            word = _word(line)
            inside = text.span.line < line.span.line <= text.span.end_line
            listed = f"- {word}:" in text.text
            if inside and not listed and kind.key(word) is not None and frame.mapping.get(word) is None:
                yield _problem(word, entry).at(line.span, frame, line.file)


def _word(line: Diagnostic) -> str:
    """Return the word a warning is about: its message begins with it, in quotation marks and with its colon."""
    return line.message[1:].partition(":")[0]


def _problem(word: str, entry: Entry) -> Problem:
    return Problem(
        "E234",
        f"«{word}» quedó dentro del texto de «{entry.key.text}» y no se tomaría en cuenta",
        f"Alinee «{word}» con «{entry.key.text}»; si de verdad es parte del texto, escriba el texto entre comillas.",
    )
