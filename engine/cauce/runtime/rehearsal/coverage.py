"""What scenarios took, of all that a procedure can do (the contract of `cauce probar`)."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.model import events
from cauce.model.conditions import data_read
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.model.rows import RowKind
from cauce.model.wording import quoted
from cauce.runtime.conditions import evaluate
from cauce.runtime.missing import step_name
from cauce.runtime.rehearsal.player import Player

Item = tuple[str, ...]


def items(procedure: Procedure) -> dict[Item, str]:
    """Return everything to cover, with the Spanish words that name it when it is missing."""
    return dict(_items(procedure))


def _items(procedure: Procedure) -> Iterator[tuple[Item, str]]:
    for start in procedure.starts:
        yield ("inicio", start.id), f"el inicio {quoted(start.name)}"
    for end in procedure.ends:
        yield ("fin", end.id), f"el fin {quoted(end.name)}"
    for row in procedure.all_rows():
        name = step_name(row)
        if row.kind is not RowKind.PARALLEL:
            for index, branch in enumerate(row.branches):
                yield ("rama", row.ref, str(index)), f"en {name}, la rama {quoted(branch.name)}"
                if branch.limit is not None:
                    text = f"en {name}, la rama {quoted(branch.name)}, pasado su límite"
                    yield ("despues", row.ref, str(index)), text
        if row.optional and not row.not_before:
            yield ("hecho", row.ref), f"{name}, opcional, hecho"
            yield ("omitido", row.ref), f"{name}, opcional, omitido"
        if row.when is not None:
            yield ("entra", row.ref), f"{name}, cuando se cumple su condición"
            yield ("pasa", row.ref), f"{name}, cuando no se cumple su condición"
    for interruption in procedure.interruptions:
        yield ("interrumpe", interruption.id), f"la interrupción {quoted(interruption.name)}"
    for rule in procedure.rules:
        yield ("cumple", rule.id), f"la regla {quoted(rule.name or rule.id)}, cumplida"
        yield ("incumple", rule.id), f"la regla {quoted(rule.name or rule.id)}, incumplida"
    for deadline in procedure.deadlines:
        yield ("a_tiempo", deadline.id), f"el plazo {quoted(deadline.name or deadline.id)}, a tiempo"
        yield ("vence", deadline.id), f"el plazo {quoted(deadline.name or deadline.id)}, vencido"


def covered(player: Player, refusal: Refusal | None) -> frozenset[Item]:
    """Return what one scenario took: the facts of its case, the rules that its refusal names, deadlines met."""
    found = {item for event in player.events for item in _of_event(player.procedure, event)}
    if refusal is not None:
        found.update(("incumple", missing.name) for missing in refusal.missing if missing.kind == "regla")
    if player.opened is not None:
        found.update(("a_tiempo", deadline) for deadline in _met(player))
    return frozenset(found)


def refused_names(procedure: Procedure, refusal: Refusal, row: str) -> frozenset[str]:
    """Return every name a refusal can be expected by: what is missing, and what the condition of a start reads.

    `row` is the one that was refused: for whom it is done, it stands for itself.
    """
    names = {missing.name for missing in refusal.missing}
    if any(missing.kind == "persona" for missing in refusal.missing):
        names.add(row)
    for missing in refusal.missing:
        start = procedure.start_by_id.get(missing.name)
        if missing.kind == "inicio" and start is not None:
            names.update(data_read(start.when))
    return frozenset(names)


def _of_event(procedure: Procedure, event: events.Event) -> Iterator[Item]:
    if isinstance(event, events.Opened):
        yield "inicio", event.start
    elif isinstance(event, events.Ended):
        yield "fin", event.end
    elif isinstance(event, events.BranchTaken):
        yield ("despues" if event.exhausted else "rama"), event.row, str(event.branch)
    elif isinstance(event, events.Completed):
        yield "hecho", event.row
    elif isinstance(event, events.Omitted):
        yield "omitido", event.row
    elif isinstance(event, events.Entered):
        yield "entra", event.row
    elif isinstance(event, events.PassedOver):
        yield "pasa", event.row
    elif isinstance(event, events.Interrupted):
        yield "interrumpe", event.interruption
    elif isinstance(event, events.RuleChecked):
        yield {"cumplida": "cumple", "incumplida": "incumple"}.get(event.outcome, ""), event.rule
    elif isinstance(event, events.ClockLapsed):
        yield "vence", event.deadline


def _met(player: Player) -> Iterator[str]:
    """Yield deadlines that were met: stopped in time, and applying by what is known in the end."""
    view = player.view()
    for clock in player.case.clocks.values():
        if clock.lapsed_at is None and clock.outcome in ("cumplido", "por_confirmar", "no_aplica"):
            deadline = player.plan.deadlines[clock.deadline]
            if clock.outcome == "cumplido" or evaluate(view, deadline.when).value:
                yield deadline.id
