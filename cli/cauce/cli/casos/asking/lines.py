"""One question on a terminal: asked again, with the reason, until the answer can be used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.output import BOLD, DIM, Paint, paragraph, width, write
from cauce.cli.safe_text import is_unicode, safe_text
from cauce.cli.wrapping import wrapped

Answer = TypeVar("Answer")
_PATIENCE = 2
_YES, _NO = ("si", "s"), ("no", "n")


class Asker:
    """Asks on the terminal. Ctrl-C and the end of input leave any question as KeyboardInterrupt.

    In a training workspace every prompt says so. `keeps` tells what leaving does, for whoever only presses Enter.
    """

    def __init__(self, *, training: bool = False, keeps: str = "No se guarda nada.") -> None:
        self._prompt = "CAPACITACIÓN > " if training else "> "
        self.keeps = keeps
        _prepare()

    def ask(
        self, question: str, read: Callable[[str], Answer], *, notes: Sequence[str] = (), optional: bool = False
    ) -> Answer | None:
        """Ask until `read` takes the answer; it raises NotUnderstoodError to say why not.

        None: it is optional and was left empty.
        """
        return self.maybe(question, read, notes=notes) if optional else self.need(question, read, notes=notes)

    def maybe(self, question: str, read: Callable[[str], Answer], *, notes: Sequence[str] = ()) -> Answer | None:
        """Ask for an answer that may be left out with Enter."""
        _say(question, notes)
        while answer := self._line().strip():
            with _explained():
                return read(answer)
        return None

    def need(self, question: str, read: Callable[[str], Answer], *, notes: Sequence[str] = ()) -> Answer:
        """Ask for an answer that cannot be left out; whoever only presses Enter is told how to leave."""
        _say(question, notes)
        empty = 0
        while True:
            answer = self._line().strip()
            if answer:
                with _explained():
                    return read(answer)
            else:
                empty += 1
                paragraph("Hace falta una respuesta.")
                if empty >= _PATIENCE:
                    paragraph(f"Para dejarlo aquí, Ctrl-C. {self.keeps}")

    def yes(self, question: str, *, notes: Sequence[str] = ()) -> bool:
        """Ask for yes or no."""
        return self.need(f"{question} (sí/no)", read_yes_no, notes=notes)

    def _line(self) -> str:
        try:
            while not is_unicode(said := input(self._prompt)):
                paragraph("Eso no llegó escrito en UTF-8. Revise la codificación de la terminal y escríbalo otra vez.")
            return said
        except EOFError:
            write()
            raise KeyboardInterrupt from None
        except KeyboardInterrupt:
            write()
            raise


def read_yes_no(answer: str) -> bool:
    """Read «sí» or «no». Raises NotUnderstoodError."""
    from cauce.compiler.suggest import fold

    word = fold(answer.strip(" .!"))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NotUnderstoodError("Conteste sí o no.")


def _say(question: str, notes: Sequence[str]) -> None:
    write()
    for text in wrapped(safe_text(question), width()):
        write(Paint(text, BOLD))
    for note in notes:
        for text in wrapped(safe_text(note), width(), "  ", "     "):
            write(Paint(text, DIM))


@contextmanager
def _explained() -> Iterator[None]:
    """Say why an answer cannot be used, so that it is asked for again."""
    try:
        yield
    except NotUnderstoodError as problem:
        paragraph(str(problem))


def _prepare() -> None:
    """Let lines be edited and be longer than a terminal's own 4096 bytes, and keep them out of any history."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        with suppress(OSError):  # where something was read already, reading goes on as it began
            reconfigure(errors="replace")
    with suppress(ImportError):  # Windows edits lines by itself
        import readline

        readline.set_auto_history(False)
        readline.parse_and_bind("set disable-completion on")
