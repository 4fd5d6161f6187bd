"""What the Tab key offers: commands, options, and what the workspace knows, without asking and without complaining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from cauce.cli.arguments import Argument, Option
from cauce.cli.command import GENERAL, HELP, Command, load
from cauce.cli.problems import CommandError
from cauce.cli.registry import GROUPS, command_in, commands_of, listing
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.records import StoredCase
    from cauce.runtime.desk.storage import Transaction

FILES = "."
"""The line that tells the shell to offer its files."""

_FILES = ("ARCHIVO", "CARPETA", "RUTA", "ANTES", "DESPUÉS", "URL")


def complete(words: Sequence[str]) -> list[str]:
    """Return what the last of the words may become; empty when nothing is known, or `FILES` for a file."""
    *before, partial = words or [""]
    try:
        # What a session says to people (CAPACITACIÓN, a key that is missing) has no place while somebody types.
        return sorted({each for each in _offers(before, partial) if each.startswith(partial) or each == FILES})
    except (CommandError, OSError):
        return []


def _offers(before: Sequence[str], partial: str) -> Iterator[str]:
    start = next((at for at, word in enumerate(before) if not word.startswith("-") and not _is_value(before, at)), None)
    typed = [] if start is None else list(before[start:])
    name = command_in(typed)
    if not name:
        if typed and typed[0] in GROUPS:
            yield from commands_of(typed[0])
        elif _option_waiting(before, GENERAL) is not None:
            yield from _values(_option_waiting(before, GENERAL), before, None)
        elif not typed:
            yield from (option.name for option in (*GENERAL, HELP)) if partial.startswith("-") else listing()
        return
    command = load(name)
    options = (*command.options, *GENERAL, HELP)
    after = typed[len(name.split()) :]
    waiting = _option_waiting(after, options)
    if waiting is not None:
        yield from _values(waiting, before, after)
    elif partial.startswith("-"):
        yield from (option.name for option in options)
    else:
        yield from _arguments(command, before, after)


def _is_value(words: Sequence[str], at: int) -> bool:
    """Whether a word before the command is the value of a general option."""
    return at > 0 and any(words[at - 1] in option.names and option.takes for option in GENERAL)


def _option_waiting(words: Sequence[str], options: Iterable[Option]) -> Option | None:
    """Return the option whose value comes next."""
    last = words[-1] if words else ""
    return next((option for option in options if last in option.names and option.takes), None)


def _values(option: Option | None, before: Sequence[str], after: Sequence[str] | None) -> Iterator[str]:
    """Yield the values of an option, known by what it takes."""
    if option is None:
        return
    takes = option.takes
    if "|" in takes and takes.islower():
        yield from takes.split("|")
    else:
        for what in takes.split("|"):
            yield from _known(what, before, after or ())


def _arguments(command: Command, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield what the next argument may be."""
    plain = _plain_words(after, (*command.options, *GENERAL))
    argument = _next_argument(command.arguments, len(plain))
    if argument is not None:
        yield from _known(argument.metavar.strip("[]…"), before, after)


def _next_argument(arguments: Sequence[Argument], given: int) -> Argument | None:
    if given < len(arguments):
        return arguments[given]
    return arguments[-1] if arguments and arguments[-1].repeats else None


def _plain_words(words: Sequence[str], options: Iterable[Option]) -> list[str]:
    """Return the words that are neither options nor their values."""
    takers = {name for option in options if option.takes for name in option.names}
    return [word for at, word in enumerate(words) if not word.startswith("-") and not (at and words[at - 1] in takers)]


def _known(what: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield what is known of a kind of thing; a file when it is one, or may be."""
    settings = _settings(before)
    if what in ("CLAVE", "RUTA"):
        yield from _keys(settings)
    elif what in _IN_WORKSPACE:
        from cauce.cli.workspace.session import session

        with redirect_stderr(StringIO()), session(settings, person=False) as at:
            yield from list(_IN_WORKSPACE[what](at, after))
    if what.startswith(_FILES):
        yield FILES


def _keys(settings: Settings) -> Iterator[str]:
    from cauce.cli.places import procedures_folder
    from cauce.compiler.shelf import Shelf
    from cauce.compiler.stages import PROCEDURE

    yield from Shelf(procedures_folder(settings)).names(PROCEDURE)


def _people(at: Session, _after: Sequence[str]) -> Iterable[str]:
    return [person.id for person in at.people.values() if person.active]


def _roles(at: Session, _after: Sequence[str]) -> Iterable[str]:
    from cauce.cli.workspace.roles import roles_of

    return roles_of(at.definitions.all())


def _folios(at: Session, _after: Sequence[str]) -> Iterable[str]:
    with at.store.read() as transaction:
        return [task.folio for task in transaction.tasks()]


def _steps(at: Session, after: Sequence[str]) -> Iterable[str]:
    with at.store.read() as transaction:
        stored = _case(transaction, after)
        if stored is None:
            return []
        rows = [stored.procedure.row_by_ref[position.row] for position in stored.case.positions.values()]
    return [row.step or row.id or row.ref for row in rows]


def _branches(at: Session, after: Sequence[str]) -> Iterable[str]:
    with at.store.read() as transaction:
        stored = _case(transaction, after)
        if stored is None:
            return []
        rows = [stored.procedure.row_by_ref[position.row] for position in stored.case.positions.values()]
    return [branch.name for row in rows for branch in row.branches]


def _attached(at: Session, after: Sequence[str]) -> Iterable[str]:
    """Return the documents of a case that have a file, by id."""
    with at.store.read() as transaction:
        stored = _case(transaction, after)
        documents = stored.case.documents if stored else {}
    return [name for name, entries in documents.items() if any(entry.digest for entry in entries)]


def _case(transaction: Transaction, after: Sequence[str]) -> StoredCase | None:
    """Return the case whose folio is among the words, None when there is none."""
    for word in after:
        found = None if word.startswith("-") else transaction.find(word)
        if found is not None:
            return transaction.load(found)
    return None


_IN_WORKSPACE: dict[str, Callable[[Session, Sequence[str]], Iterable[str]]] = {
    "PERSONA": _people,
    "FUNCIÓN": _roles,
    "FOLIO": _folios,
    "PASO": _steps,
    "RESPUESTA": _branches,
    "DOCUMENTO": _attached,
}


def _settings(words: Sequence[str]) -> Settings:
    """Return the general options among the words, as far as they matter here; nothing is ever asked."""
    said = Settings(no_questions=True)
    for name, value in pairwise(words):
        if name == "--espacio":
            said.workspace = value
    for word in words:
        if word.startswith("--espacio="):
            said.workspace = word.partition("=")[2]
    return said
