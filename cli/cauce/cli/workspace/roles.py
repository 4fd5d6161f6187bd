"""The roles that the procedures of a workspace name, and which of them a word means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.cli.workspace.staff import plain

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Definition


def roles_of(definitions: Iterable[Definition]) -> dict[str, str]:
    """Return the names of the roles by id; those outside the institution, as whom nobody of it acts, are left out."""
    found: dict[str, str] = {}
    for definition in definitions:
        for role in definition.procedure.roles:
            if not role.external:
                found.setdefault(role.id, role.name)
    return found


def find_roles(words: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the roles that some words mean, by id or name; raises UsageError at the first unknown."""
    return tuple(dict.fromkeys(_find(word, known) for word in words))


def _find(word: str, known: Mapping[str, str]) -> str:
    wanted = plain(word)
    for role, name in known.items():
        if wanted in (plain(role), plain(name)):
            return role
    hint = did_you_mean(word, known) or did_you_mean(word, known.values()) or f"Hay estos: {', '.join(known)}."
    raise UsageError(f"Los procedimientos de este espacio no tienen la función «{word}».", hint)
