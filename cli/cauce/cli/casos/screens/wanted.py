"""Who could do what somebody may not: the engine knows people by their ids and roles, a person by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cauce.model.wording import listed, quoted

if TYPE_CHECKING:
    from cauce.model.refusals import Missing, Refusal
    from cauce.runtime.desk.records import Person

_MOST = 3
"""People named in a refusal; of more, the register says the rest."""

_SUPERVISOR, _ASSIGN, _SUBSTITUTE = "una persona que supervise", "cauce asignar", "cauce personal suplir"


def with_people(refusal: Refusal, people: Mapping[str, Person], actor: Person | None, roles: set[str]) -> Refusal:
    """Return a refusal that names the people who can do it, with no command that `actor` may not give.

    `roles` are the ids of the roles of the procedures: one of them that nobody has is said as such.
    """
    missing = tuple(_told(item, people, actor, roles) if item.kind == "persona" else item for item in refusal.missing)
    before, after = ("; ".join(item.text for item in items) for items in (refusal.missing, missing))
    message = f"{refusal.message.removesuffix(before)}{after}" if refusal.message.endswith(before) else refusal.message
    return replace(refusal, message=message, missing=missing)


def _told(item: Missing, people: Mapping[str, Person], actor: Person | None, roles: set[str]) -> Missing:
    active = [person for person in people.values() if person.active]
    text, cure = item.text, item.cure
    for person in people.values():
        text = text.replace(quoted(person.id), person.name)
    alone = " o " not in item.text and not item.text.startswith("deben ")  # of several roles only one is known here
    holders = [person for person in active if item.name in person.roles and person != actor]
    if alone and holders:
        text = f"{text}; tiene esa función {_names(holders)}"
        cure = cure if cure != _SUBSTITUTE else ""  # there is no need of anybody else
    elif alone and item.name in roles and not any(item.name in person.roles for person in active):
        text, cure = (
            f"{text}; nadie tiene todavía esa función",
            f"cauce personal agregar NOMBRE --responsable {item.name}",
        )
    supervising = actor is not None and actor.supervises
    supervisors = [person for person in active if person.supervises]
    if not supervising and supervisors:
        if _SUPERVISOR in text:
            text = f"{text}; supervisa {_names(supervisors)}"
        elif cure.startswith(_ASSIGN):
            text, cure = f"{text}; si hace falta, lo asigna quien supervisa: {_names(supervisors)}", ""
        elif cure == _SUBSTITUTE:
            text, cure = f"{text}; quién la suple lo anota quien supervisa: {_names(supervisors)}", ""
    return replace(item, text=text, cure=cure)


def _names(people: list[Person]) -> str:
    if len(people) > _MOST:
        return f"{listed([person.name for person in people[:_MOST]])} y {len(people) - _MOST} más"
    return listed([person.name for person in people])
