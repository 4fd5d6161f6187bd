"""The whole of reading: bytes, characters, events, nodes; and a new try after each mistake that can be read around."""

from __future__ import annotations

import re
from functools import cached_property

from cauce.compiler.reader.builder import Builder
from cauce.compiler.reader.characters import sanitise
from cauce.compiler.reader.decoding import decode
from cauce.compiler.reader.events import Stuck, events
from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.source import Source
from cauce.model.diagnostics import Diagnostic
from cauce.model.source import NOWHERE

TRIES = 12
"""Times that a text is parsed: once, and again after each syntax error that can be read around."""

WORK_LIMIT = 2 * 1024 * 1024
"""Characters parsed over all tries."""

_STAND_INS = 0xE100
"""First of 128 private characters, each of which stands for a sign of ASCII that the parser must take for text."""

_INNER_QUESTION_MARK = re.compile(r"(?<=[^\s\[{,:-]) *\?")


def read(data: bytes, file: str, *, pure: bool = False) -> tuple[Mapping | None, list[Diagnostic]]:
    """Read the bytes of a YAML file; never raises, whatever the bytes.

    Returns the root and the problems in the order of the file. The root is None when nothing could be read, or when
    something that was written is missing from what was read, so that the next stages would complain without cause.
    `pure` asks for PyYAML's own parser instead of libyaml.
    """
    report = Report(file)
    source = decode(data, report)
    text = sanitise(source, report) if source else ""
    root = _Reading(source, report, pure=pure).root(text) if source and report.usable else None
    return root if report.usable else None, report.diagnostics()


class _Reading:
    """The tries of one file. Signs read as text keep their places: one character stands for one."""

    def __init__(self, source: Source, report: Report, *, pure: bool) -> None:
        self._source, self._report, self._pure = source, report, pure
        self._stand_ins: dict[int, str] = {}
        self._mended: set[int] = set()

    @cached_property
    def _may_mend(self) -> bool:
        """Whether the private characters are free to stand for others."""
        return not re.search(f"[{chr(_STAND_INS)}-{chr(_STAND_INS + 127)}]", self._source.text)

    def root(self, text: str) -> Mapping | None:
        """Return the root of the file, reading around what can be."""
        if self._pure and self._may_mend:
            # PyYAML's own parser stops at a «?» inside a text between braces, libyaml does not: the builder refuses it
            text = self._with_stand_ins(text, [match.end() - 1 for match in _INNER_QUESTION_MARK.finditer(text)])
        for _ in range(max(1, min(TRIES, WORK_LIMIT // max(1, len(text))))):
            attempt = Report(self._report.file)
            builder = Builder(self._source, attempt, self._stand_ins)
            try:
                node = builder.build(events(text, pure=self._pure))
            except Stuck as stuck:
                signs = builder.properties + builder.texts.comments.hashes
                mend = signs or self._explained(stuck, builder, attempt)
                self._report.include(attempt)
                if not self._may_mend or self._mended.issuperset(mend):
                    break
                text = self._with_stand_ins(text, mend)
            else:
                self._report.include(attempt)
                mend = builder.properties or ([] if isinstance(node, Mapping) else builder.texts.comments.hashes)
                if not (mend and self._may_mend):
                    return self._mapping(node)
                text = self._with_stand_ins(text, mend)
        self._report.usable = False
        return None

    def _explained(self, stuck: Stuck, builder: Builder, attempt: Report) -> list[int]:
        """Report a syntax error, unless what was refused just above explains it; return the signs to read as text."""
        from cauce.compiler.reader.syntax import explain  # noqa: PLC0415 - a correct file never needs it
        from cauce.compiler.reader.syntax.failure import Failure  # noqa: PLC0415

        failure = Failure(self._source, stuck, builder.open, builder.last, builder.words, self._mended)
        if attempt.has_error_between(failure.last_line, failure.line):
            return []
        finding = explain(failure)
        attempt.add(
            finding.code,
            finding.span,
            finding.message,
            finding.hint,
            usable=bool(finding.mend),
            related=finding.related,
        )
        return list(finding.mend)

    def _with_stand_ins(self, text: str, indices: list[int]) -> str:
        """Return the text with a private character in the place of each of these signs."""
        self._mended.update(indices)
        chars = list(text)
        for index in indices:
            stand_in = _STAND_INS + ord(self._source.text[index])
            self._stand_ins[stand_in] = self._source.text[index]
            chars[index] = chr(stand_in)
        return "".join(chars)

    def _mapping(self, node: Node | None) -> Mapping | None:
        """Refuse a file that is empty, a list or a text."""
        if isinstance(node, Mapping):
            return node
        span = node.span if node else NOWHERE
        hint = (
            "Un archivo empieza con claves, una por línea («clave: PR-01»); «cauce nuevo CLAVE» escribe uno por llenar."
        )
        if isinstance(node, Sequence):
            message = "el archivo es una lista (empieza con un guion o un corchete), y debe empezar con claves"
            self._report.add("E105", span, message, hint, usable=False)
        elif isinstance(node, Scalar) and (node.text or node.style):
            message = f"el archivo no tiene claves: todo se lee como un solo texto, «{shown(node.text)}»"
            self._report.add("E105", span, message, hint, usable=False)
        elif self._report.usable:
            only = "sólo tiene comentarios" if self._source.text.strip() else "está vacío"
            self._report.add("E104", NOWHERE, f"el archivo {only}", hint, usable=False)
        return None
