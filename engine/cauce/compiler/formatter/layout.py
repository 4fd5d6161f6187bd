"""Write a tree of nodes back as text, two spaces a level, with its comments and blank lines."""

from __future__ import annotations

import re

from cauce.compiler.formatter.comments import Comment, find_comments
from cauce.compiler.formatter.scalars import block, inline
from cauce.compiler.reader import read
from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.model.diagnostics import Diagnostic, Severity
from cauce.model.source import Span

WIDTH = 140
"""Columns that a line may fill before a text is folded or a short form is opened."""

_OPENED = "datos"  # questions do not fit in braces without quotes (language.md L44): one line for each thing said
_DURATIONS = {"limite", "pasan", "recibido_en"}
_UNACCENTED = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")


def format_text(data: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Lay out a file anew. Returns its text, or None with the reader's diagnostics when it cannot be read.

    What the file says is unchanged: reading the result gives the same tree (durations lose their accents), and
    formatting it again gives the same text.
    """
    root, diagnostics = read(data, file)
    if root is None or any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        return None, diagnostics
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    writer = _Writer(lines, find_comments(lines, root))
    writer.collection(root, 0, "")
    writer.flush(Span(len(lines) + 1, 1), 0)
    return "\n".join(writer.out).strip("\n") + "\n", diagnostics


class _Writer:
    """Holds the lines written so far and the comments not yet handed out."""

    def __init__(self, lines: list[str], comments: list[Comment]) -> None:
        self.lines = lines
        self.comments = comments
        self.next = 0
        self.out: list[str] = []

    def collection(self, node: Node, indent: int, key: str) -> None:
        """Write the entries of a mapping or the items of a list, one or more lines each."""
        if isinstance(node, Mapping):
            for entry in node.entries:
                self.flush(entry.key.span, indent)
                self.entry(entry, indent, " " * indent, key)
        elif isinstance(node, Sequence):
            for item in node.items:
                self.flush(item.span, indent)
                self.item(item, indent, key)
        if not self.is_flow(node):
            self.flush_inner(node.span, indent)

    def entry(self, entry: Entry, indent: int, lead: str, parent: str) -> None:
        """Write `key: value` after `lead` (spaces, or a list's dash)."""
        key, value = entry.key.text, entry.value
        head = f"{lead}{inline(key, entry.key.style, flow=False)}:"
        if isinstance(value, Scalar):
            text = value.text
            if key in _DURATIONS:
                text = text.translate(_UNACCENTED)
            self.scalar(head, text, value, indent)
            return
        opened = (indent == 0 and key == _OPENED) or (indent == 2 and parent == _OPENED)
        short = None if opened and not _is_empty(value) else self.short(value, head)
        if short is not None:
            self.line(f"{head} {short}", value.span)
            return
        self.line(head, entry.key.span)
        self.collection(value, indent + 2, key)

    def item(self, item: Node, indent: int, parent: str) -> None:
        """Write one item of a list after its dash."""
        lead = f"{' ' * indent}- "
        if isinstance(item, Scalar):
            self.scalar(lead[:-1], item.text, item, indent)
            return
        short = self.short(item, lead)
        if short is not None:
            self.line(lead + short, item.span)
        elif isinstance(item, Mapping):
            first, *rest = item.entries
            self.entry(first, indent + 2, lead, parent)
            for entry in rest:
                self.flush(entry.key.span, indent + 2)
                self.entry(entry, indent + 2, " " * (indent + 2), parent)
            if not self.is_flow(item):
                self.flush_inner(item.span, indent + 2)
        else:
            self.line(lead.rstrip(), Span(item.span.line, 1, item.span.line, 1))
            self.collection(item, indent + 2, parent)

    def scalar(self, head: str, text: str, node: Scalar, indent: int) -> None:
        """Write a text after its head: on the same line if it fits, else folded below."""
        flat = inline(text, node.style, flow=False)
        wants_block = node.style in ("|", ">") or "\n" in text or len(head) + 1 + len(flat) > WIDTH
        body = block(text, indent + 2, WIDTH) if wants_block else None
        if body is None or (node.style != "|" and "\n" not in text and len(head) + 1 + len(flat) <= WIDTH):
            self.line(f"{head} {flat}" if text or node.style else head, node.span)
        else:
            self.line(f"{head} {body[0]}", Span(node.span.line, 1, node.span.line, 1))
            self.out.extend(body[1:])

    def short(self, node: Node, lead: str) -> str | None:
        """Return a collection in braces or brackets if it was written so and fits the line, else None."""
        if not self.is_flow(node) and not _is_empty(node):
            return None
        if any(comment.line < node.span.end_line for comment in self.pending(node.span)):
            return None
        text = _flow(node)
        return text if len(lead) + 1 + len(text) <= WIDTH or _is_empty(node) else None

    def is_flow(self, node: Node) -> bool:
        """Whether a collection was written in braces or brackets."""
        line = self.lines[node.span.line - 1] if node.span.line <= len(self.lines) else ""
        return line[node.span.column - 1 : node.span.column] in ("{", "[")

    def pending(self, span: Span) -> list[Comment]:
        """Comments not yet written that lie within a stretch of the source."""
        inside = []
        for comment in self.comments[self.next :]:
            if comment.line > span.end_line:
                break
            if comment.line >= span.line:
                inside.append(comment)
        return inside

    def line(self, text: str, span: Span) -> None:
        """Write a line that stands for a stretch of the source, with the comment that ended it."""
        trailing = ""
        for comment in self.pending(span):
            self.next += 1
            if comment.line == span.end_line and not comment.alone:
                trailing = f"  {_tidy(comment.text)}"
            else:
                self.out.append(" " * (len(text) - len(text.lstrip(" "))) + _tidy(comment.text))
        self.out.append(text.rstrip() + trailing)

    def flush(self, before: Span, indent: int) -> None:
        """Write the comments that stand before a place, and one blank line where the source had any."""
        first = before.line
        waiting: list[Comment] = []
        while self.next < len(self.comments) and self.comments[self.next].line < before.line:
            waiting.append(self.comments[self.next])
            self.next += 1
        for comment in waiting:
            self.blank_before(comment.line)
            self.out.append(" " * indent + _tidy(comment.text))
        self.blank_before(first)

    def flush_inner(self, span: Span, indent: int) -> None:
        """Write the comments that close a block collection: alone on their lines and indented like its entries."""
        while self.next < len(self.comments):
            comment = self.comments[self.next]
            if not comment.alone or comment.column < span.column or span.column == 1:
                return
            between = self.lines[span.line : comment.line - 1]
            if any(line.strip() and _depth(line) < span.column - 1 and _depth(line) >= 0 for line in between):
                return
            self.blank_before(comment.line)
            self.out.append(" " * indent + _tidy(comment.text))
            self.next += 1

    def blank_before(self, line: int) -> None:
        """Keep one blank line where the source had one or more above a line."""
        above = self.lines[line - 2] if 2 <= line <= len(self.lines) + 1 else "x"
        if not above.strip() and self.out and self.out[-1]:
            self.out.append("")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tidy(comment: str) -> str:
    """One space after the `#`, but never into a line of `#` signs or a shebang-like mark."""
    return re.sub(r"^(#+)(?=[^\s#!])", r"\1 ", comment)


def _is_empty(node: Node) -> bool:
    return (isinstance(node, Mapping) and not node.entries) or (isinstance(node, Sequence) and not node.items)


def _flow(node: Node) -> str:
    if isinstance(node, Scalar):
        return inline(node.text, node.style, flow=True)
    if isinstance(node, Sequence):
        return f"[{', '.join(_flow(item) for item in node.items)}]"
    parts = []
    for entry in node.entries:
        value = entry.value
        text = _flow(value)
        if isinstance(value, Scalar) and entry.key.text in _DURATIONS:
            text = text.translate(_UNACCENTED)
        parts.append(f"{inline(entry.key.text, entry.key.style, flow=True)}: {text}")
    return f"{{{', '.join(parts)}}}"
