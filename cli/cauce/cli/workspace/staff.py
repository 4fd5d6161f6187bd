"""The people of a workspace: who acts, and whom a word means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean
from cauce.cli.workspace.account import account

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person

_SIGNS = frozenset(';|&<>$`"*?!{}[]/%^~=:#')


def by_id(people: Iterable[Person]) -> dict[str, Person]:
    """Return people by their ids."""
    return {person.id: person for person in people}


def find_person(word: str, people: Mapping[str, Person]) -> Person:
    """Return whom a word means: an id, a name, or the beginning of one name; raises CommandError."""
    if word in people:
        return people[word]
    wanted = plain(word)
    for matches in (
        [each for each in people.values() if wanted in (plain(each.id), plain(each.name))],
        [each for each in people.values() if wanted and plain(each.name).startswith(f"{wanted} ")],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            ids = ", ".join(each.id for each in matches)
            raise CommandError(f"Hay varias personas que se llaman «{word}».", f"Diga cuál por su nombre corto: {ids}.")
    near = did_you_mean(word, people) or did_you_mean(word, (each.name for each in people.values()))
    raise CommandError(
        f"No hay en el registro una persona «{word}».", near or "Véanse todas con: cauce personal listar"
    )


def find_active(word: str, people: Mapping[str, Person], purpose: str) -> Person:
    """Return whom a word means, as `find_person`; raises CommandError too for who has left: «no puede {purpose}»."""
    person = find_person(word, people)
    if not person.active:
        raise CommandError(
            f"{person.name} está de baja y no puede {purpose}.", "Véase quién puede con: cauce personal listar"
        )
    return person


def who_acts(settings: Settings, people: Mapping[str, Person], *, required: bool) -> Person | None:
    """Return the person of `--como`, or the one bound to the operating system's account.

    Raises CommandError when that is nobody who may act; without `--como` only if somebody is `required`.
    """
    if settings.actor:
        return find_active(settings.actor, people, "actuar")
    mine = account()
    bound = next((each for each in people.values() if each.active and mine and each.account == mine), None)
    if bound is None and required:
        raise CommandError(
            f"No se sabe quién es usted: la cuenta «{mine}» de esta computadora no está en el registro del personal.",
            "Diga quién es con «--como PERSONA», o pida a quien supervisa: "
            f"cauce personal agregar NOMBRE --responsable FUNCIÓN --cuenta {mine}",
        )
    return bound


def new_id(name: str, taken: Iterable[str]) -> str:
    """Return a short name for somebody: the words of the name without accents, and a number if it is taken.

    That of the system, which acts when nobody does, is nobody's.
    """
    from cauce.runtime.desk.roles import SYSTEM

    words = "".join(letter if letter.isalnum() else " " for letter in plain(name)).split()
    base = "_".join(words)[:40].strip("_") or "persona"
    used = {SYSTEM, *taken}
    return next(
        candidate for candidate in (base, *(f"{base}_{number}" for number in range(2, 10_000))) if candidate not in used
    )


def check_written(what: str, text: str, example: str) -> None:
    """Raise UsageError for a name or an account («El nombre») that cannot be one: without letters, or with signs."""
    odd = next((letter for letter in text if letter in _SIGNS or not letter.isprintable()), "")
    if odd:
        raise UsageError(f"{what} lleva «{odd}», que no va ahí.", f"Por ejemplo: {example}")
    if not any(map(str.isalpha, text)):
        raise UsageError(f"{what} debe llevar letras.", f"Por ejemplo: {example}")


def plain(text: str) -> str:
    """Return a text without accents, capitals or repeated spaces, to compare names."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return " ".join(bare.replace("_", " ").split())
