"""Where and how the parser got stuck, and what a suspect answers about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from cauce.compiler.reader.events import Stuck
from cauce.compiler.reader.frames import Open
from cauce.compiler.reader.source import Source
from cauce.compiler.reader.syntax.lines import Anatomy, anatomy
from cauce.model.diagnostics import Related
from cauce.model.source import Span


@dataclass(frozen=True)
class Finding:
    """What a person did, and how to mend it.

    `mend` are indices of characters that the parser took for syntax and the person meant as text: with other
    characters in their place reading can go on, and nothing of what was written is lost. Empty: reading ends here.
    """

    code: str
    span: Span
    message: str
    hint: str
    mend: tuple[int, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Failure:
    """A syntax error: the text, the parser's words for it, and what had been read.

    `open` are the collections open, `last` is the event of the last text, `words` are the keys found,
    `mended` the indices of the signs that are already read as text.
    """

    source: Source
    stuck: Stuck
    open: Sequence[Open]
    last: Any = None
    words: Collection[str] = ()
    mended: Collection[int] = ()

    @cached_property
    def index(self) -> int:
        """Index at which the parser stopped, never past the last character that is not blank."""
        return min(self.stuck.at, len(self.source.text.rstrip()))

    @property
    def at_end(self) -> bool:
        """Whether the parser had come to the end of the file."""
        return self.stuck.at >= len(self.source.text.rstrip())

    @cached_property
    def line(self) -> int:
        """Line, from 1, at which the parser stopped."""
        return self.source.line_of(self.index)

    @cached_property
    def anatomy(self) -> Anatomy:
        """Parts of that line."""
        return anatomy(self.source, self.line)

    @property
    def char(self) -> str:
        """Character at which the parser stopped; "" at the end."""
        return self.source.text[self.index : self.index + 1]

    @property
    def since(self) -> int:
        """Index where what the parser was reading begins."""
        return self.stuck.since

    @property
    def last_line(self) -> int:
        """Line of the last text read before the error."""
        return self.last.start_mark.line + 1 if self.last else 1

    @property
    def flow(self) -> Open | None:
        """The innermost list or mapping open, if it is one of brackets or braces."""
        return self.open[-1] if self.open and self.open[-1].flow else None

    def says(self, *fragments: str) -> bool:
        """Tell whether the parser's problem contains one of these English fragments."""
        return any(fragment in self.stuck.problem for fragment in fragments)

    def was(self, *fragments: str) -> bool:
        """Tell whether the parser was, in its words, doing one of these things."""
        return any(fragment in self.stuck.context for fragment in fragments)


Suspect: TypeAlias = Callable[[Failure], Finding | None]
