"""Who may complete a row: roles, several actors, four eyes (language.md L17 to L22)."""

from __future__ import annotations

from cauce.model.case import Case, Position
from cauce.model.declarations import ActorMode, Actors
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import listed, quoted, role_name, row_name
from cauce.runtime.draft import Draft
from cauce.runtime.plan import Plan
from cauce.runtime.view import View
from cauce.runtime.work import Work


def roles_due(plan: Plan, row: Row, position: Position) -> tuple[str, ...]:
    """Return the roles any of which may act now; () when anybody may."""
    actors = plan.actors[row.ref]
    if actors is None:
        return ()
    if actors.mode is ActorMode.LEAD:
        return actors.roles[:1]
    if not plan.traits[row.ref].joint:
        return actors.roles
    done = {role for role, _ in position.confirmed}
    left = tuple(role for role in actors.roles if role not in done)
    return left[:1] if actors.mode is ActorMode.IN_ORDER else left


def is_joint(plan: Plan, row: Row) -> bool:
    """Tell whether several actors confirm a row one by one."""
    return plan.traits[row.ref].joint


def is_last(plan: Plan, row: Row, position: Position) -> bool:
    """Tell whether the next confirmation completes the row."""
    actors = plan.actors[row.ref]
    return not is_joint(plan, row) or actors is None or len(position.confirmed) == len(actors.roles) - 1


def signs_once(plan: Plan, row: Row) -> bool:
    """Tell whether each of several actors is another person.

    Only where all confirm, and unless the row itself says whose it is (`persona_igual_a`). What one hands on to another
    (`en_orden`) may be of one person: nobody is asked to agree with them.
    """
    actors = plan.actors[row.ref]
    return actors is not None and actors.mode is ActorMode.ALL and not row.same_person_as


def barred(plan: Plan, case: Case, row: Row, position: Position | None = None) -> tuple[str, ...]:
    """Return who may not act in a row whatever their roles: who completed what others are to check, who has signed it.

    Without a position, who may not take it from somebody else.
    """
    found = dict.fromkeys(people_of(plan, case, row.different_person_from))
    if position is not None and position.confirmed and signs_once(plan, row):
        found.update(dict.fromkeys(person for _, person in position.confirmed if person))
    return tuple(found)


def acts_for(plan: Plan, role: str, needed: str) -> bool:
    """Tell whether someone in `role` may act as `needed`: the role itself, its substitute, one that makes it up."""
    if role == needed:
        return True
    declared = plan.procedure.role_by_id.get(needed)
    return bool(role) and declared is not None and (role == declared.substitute or role in declared.members)


def check(work: Work, row: Row, position: Position) -> str:
    """Check who acts and return the role that is fulfilled; problems are noted."""
    role = work.context.role
    named = position.assigned or position.acting or work.case.designated
    if role and role == work.plan.traits[row.ref].actor and not named:
        return role  # nearly always
    fulfilled, problems = who_acts(work, row, position)
    if problems:
        work.lacks(*problems)
    return fulfilled


def who_acts(view: View, row: Row, position: Position) -> tuple[str, list[Missing]]:
    """Return the role that whoever gives the command fulfils in an open row, and why they may not act there."""
    fulfilled, problems = _role_fulfilled(view, row, position)
    person = view.context.person
    # Who is absent is acted for by their substitute, who signs with their own name: four eyes look at that one.
    here = (person, view.context.stands_in_for)
    if position.assigned and position.assigned not in here:
        text = f"está asignado a {quoted(position.assigned)}"
        problems.append(Missing("persona", row.ref, text, "cauce asignar FOLIO"))
    designated = view.case.designated.get(fulfilled)
    if designated is not None and designated not in here and view.context.role == fulfilled:
        text = f"debe hacerlo {quoted(designated)}, persona designada como {role_name(view.plan.procedure, fulfilled)}"
        problems.append(Missing("persona", fulfilled, text))
    if position.confirmed and not problems:
        problems.extend(_confirmed_already(view, row, position))
    if view.plan.traits[row.ref].compares:
        problems.extend(four_eyes(view, row, person))
    return fulfilled, problems


def _confirmed_already(view: View, row: Row, position: Position) -> list[Missing]:
    """Return that an act of several is not of one person alone, who has more than one of its roles."""
    mine = [role for role, person in position.confirmed if person == view.context.person]
    if not mine or not signs_once(view.plan, row):
        return []
    due = roles_due(view.plan, row, position)
    names = listed([role_name(view.plan.procedure, role) for role in due])
    text = (
        f"quien lo confirmó como {role_name(view.plan.procedure, mine[0])} no lo confirma también como {names}: "
        "falta otra persona, que tenga esa función"
    )
    return [Missing("persona", due[0], text, "cauce personal suplir")]


def in_house(plan: Plan, actors: Actors | None) -> tuple[str, ...]:
    """Return the roles of the institution among some actors: someone outside it gives no commands."""
    declared = plan.procedure.role_by_id
    return tuple(role for role in (actors.roles if actors else ()) if not declared[role].external)


def check_actors(work: Work, actors: Actors | None) -> None:
    """Check who opens a case or interrupts it: one of the in-house roles named, anybody if there is none."""
    inside = in_house(work.plan, actors)
    if inside and not any(acts_for(work.plan, work.context.role, role) for role in inside):
        names = listed([role_name(work.plan.procedure, role) for role in inside], "o")
        work.lacks(Missing("persona", inside[0], f"debe hacerlo {names}"))


def _role_fulfilled(view: View, row: Row, position: Position) -> tuple[str, list[Missing]]:
    due = roles_due(view.plan, row, position)
    role = view.context.role
    if not due:
        return role, []
    if position.acting and role == position.acting:
        return due[0], []  # the row was handed on to this role, beyond what the procedure says
    if role in due[:1]:
        return role, []  # nearly always: it is itself the first role that may act
    found = next((needed for needed in due if acts_for(view.plan, role, needed)), None)
    if found is not None:
        return found, []
    every = view.plan.traits[row.ref].agreed and len(due) > 1
    names = listed([role_name(view.plan.procedure, needed) for needed in due], "y" if every else "o")
    text = f"{'deben' if every else 'debe'} hacerlo {names}"
    return role, [Missing("persona", due[0], text, "cauce asignar FOLIO")]


def people_of(plan: Plan, case: Case | Draft, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return everyone who took part in completing these rows; omissions do not count."""
    return tuple(
        person
        for name in names
        for completion in case.completions.get(plan.ref(name), ())
        for person in (completion.people or (completion.person,))
        if person
    )


def everyone(view: View) -> set[str]:
    """Return everyone who completed, confirmed or omitted a row of the case."""
    names = {person for _, person in (pair for item in view.case.positions.values() for pair in item.confirmed)}
    names.update(
        people_of(view.plan, view.case, tuple(view.case.completions)), (item.person for item in view.case.omissions)
    )
    return names - {""}


def four_eyes(view: View, row: Row, person: str) -> list[Missing]:
    """Return what is wrong with this person completing the row; a row not completed asks nothing (L21)."""
    problems = []
    if person in people_of(view.plan, view.case, row.different_person_from):
        text = f"debe hacerlo otra persona, distinta de quien completó {_names(view, row.different_person_from)}"
        problems.append(Missing("persona", row.ref, text, "cauce asignar FOLIO"))
    same = people_of(view.plan, view.case, row.same_person_as)
    if same and person not in same:
        text = f"debe hacerlo la misma persona que completó {_names(view, row.same_person_as)}"
        problems.append(Missing("persona", row.ref, text, "cauce asignar FOLIO"))
    return problems


def remarks(view: View, row: Row) -> tuple[str, ...]:
    """Return notes on four eyes that could not be checked because the other row was not completed (L21)."""
    return tuple(
        f"{_names(view, (name,))} no se completó; no había con quién comparar"
        for name in (*row.different_person_from, *row.same_person_as)
        if not people_of(view.plan, view.case, (name,))
    )


def _names(view: View, names: tuple[str, ...]) -> str:
    rows = [view.plan.row(name) for name in names]
    return listed([row_name(row) for row in rows if row is not None])
