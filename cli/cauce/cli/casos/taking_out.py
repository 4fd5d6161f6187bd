"""A file of a case on its way out: which one of several, under which name, where it may be written."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.doing import RefusedError, whole_number
from cauce.cli.casos.words.places import person_words
from cauce.cli.casos.words.times import date_text
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.output import paragraph, write
from cauce.cli.problems import UsageError
from cauce.cli.workspace.questions import can_ask
from cauce.model.refusals import Refusal
from cauce.model.wording import listed
from cauce.runtime.desk.files import numbers_of, which

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.model.case import DocumentEntry
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.files import TakenFile

WARNING = (
    "Esta copia ya no está cifrada, y quien la saca responde de ella: guárdela donde solo la vea quien deba, y bórrela "
    "cuando ya no haga falta."
)
_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_HARMLESS = re.compile(
    r"3gp|aac|amr|avi|bmp|csv|docx?|eml|gif|heic|jpe?g|m4a|mkv|mov|mp[34]|mpeg|msg|od[pst]|ogg|opus|pdf|png|pptx?|rtf"
    r"|tiff?|txt|wav|web[mp]|wm[av]|xlsx?|zip"
)
"""Endings under which a file is shown or played. With any other, opening it could run it: the copy gets none."""


def the_number(
    settings: Settings, opened: Session, view: CaseView, document: str, said: str | None, *, void: bool
) -> int:
    """Return which of a document's files: the one named, the only one, or one chosen on a terminal.

    Raises UsageError, which lists them, where nobody can be asked which of several; RefusedError when there is none.
    """
    number = 0 if said is None else whole_number("--numero", said, 1)
    several = numbers_of(view.case, document, void=void)
    if not number and len(several) > 1:
        entries = view.case.documents[document]
        number = _chosen(settings, opened, {str(each): _words(opened, entries[each - 1]) for each in several})
    found = which(view.procedure, view.case, document, number, void=void)
    if isinstance(found, Refusal):
        raise RefusedError(found, view.folio)
    return found


def _chosen(settings: Settings, opened: Session, several: Mapping[str, str]) -> int:
    """Ask for one by the number that it has among the entries of its document, as `documento listar` shows it."""
    if not can_ask(settings):
        names = "; ".join(f"{number} ({words})" for number, words in several.items())
        raise UsageError("Falta «--numero».", f"Puede ser: {names}.")

    def read(answer: str) -> int:
        number = answer.rstrip(".)")
        if number not in several:
            raise NotUnderstoodError(f"No es ninguno de ellos. Escriba {listed(list(several), 'o')}.")
        return int(number)

    notes = [*(f"{number}. {words}" for number, words in several.items()), "Escriba su número."]
    return Asker(training=opened.training).need("¿Cuál de ellos se saca?", read, notes=notes)


def _words(opened: Session, entry: DocumentEntry) -> str:
    name = f"archivo {entry.name}".rstrip()
    without = ", sin efecto" if entry.void else ""
    return f"{name}, {_when(opened, entry)}{without}"


def _when(opened: Session, entry: DocumentEntry) -> str:
    at = entry.at.astimezone(opened.zone)
    return f"{date_text(at.date())} {at:%H:%M}, {person_words(opened.people, entry.person)}"


def free_place(said: str | None, folio: str, document: str, number: int, name: str) -> Path:
    """Return where a copy goes: a new file, of a name of our own if only a folder is said. Raises UsageError.

    `name` is the one the file had, of which only a harmless ending is kept: the rest may say whose it is.
    """
    path = Path(said or ".")
    if said is not None and path.is_symlink():
        raise UsageError(f"«{path}» es un enlace, y no se escribe a través de uno.", "Dé la ruta verdadera.")
    if path.is_dir():
        path /= own_name(folio, document, number, name)
    elif said is not None and said.endswith(("/", os.sep)):
        raise UsageError(f"No existe la carpeta «{said}».", "Dé una que exista, o el nombre de un archivo nuevo.")
    if os.path.lexists(path):
        raise UsageError(f"Ya existe «{path}»: no se tocó.", "Dé el nombre de un archivo nuevo: --en ARCHIVO")
    if not path.parent.is_dir():
        raise UsageError(f"No existe la carpeta «{path.parent}».", "Dé la ruta de un archivo en una que exista.")
    return path


def own_name(folio: str, document: str, number: int, name: str) -> str:
    """Return the name of a copy: «P01-2026-0001-cedula-1.pdf», which says nothing of anybody."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    stem = _PLAIN.sub("-", f"{folio}-{document}-{number}").strip("-.")
    return f"{stem}.{ending}" if _HARMLESS.fullmatch(ending) else stem


def tell_taken(opened: Session, found: TakenFile, path: Path) -> None:
    """Tell where the copy is and what it is, with who answers for it from now on."""
    write(f"Escrito: {path}")
    named = f"Se adjuntó como «{found.entry.name}»" if found.entry.name else "Se adjuntó"
    without = " Quedó sin efecto en el caso." if found.entry.void else ""
    paragraph(f"{named}: {_when(opened, found.entry)}.{without}")
    paragraph(WARNING)


def taken_json(found: TakenFile, path: Path) -> dict[str, Any]:
    """Return what was taken out and where it is, as `--json` writes it (docs/json.md)."""
    return {
        "folio": found.folio,
        "id": found.document,
        "numero": found.number,
        "archivo": found.entry.name,
        "sin_efecto": found.entry.void,
        "ruta": str(path),
        "bytes": len(found.content),
        "huella": found.entry.digest,
    }
