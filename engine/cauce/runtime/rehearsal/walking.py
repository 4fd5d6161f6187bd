"""The items of `recorre`, one by one. Each function returns what went wrong in Spanish, or None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cauce.model import commands
from cauce.model.case import OfferState
from cauce.model.refusals import Refusal
from cauce.model.rows import Row, RowKind
from cauce.model.scenarios import Concludes, Interrupt, Pass, Reopens, ScenarioStep, Skip, Visit
from cauce.model.wording import document_text, listed, quoted
from cauce.runtime.conditions import has_document
from cauce.runtime.demands import belongs_to_visit
from cauce.runtime.missing import step_name, to_step_name
from cauce.runtime.people import is_joint
from cauce.runtime.possible import Move
from cauce.runtime.rehearsal.player import Player


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a scenario could not go on; `refusal` is set when a command was refused."""

    text: str
    refusal: Refusal | None = None


def play(player: Player, step: ScenarioStep) -> Trouble | None:
    """Do one item of a scenario."""
    if isinstance(step, Visit):
        return _visit(player, step)
    if isinstance(step, Skip):
        return _skip(player, step)
    if isinstance(step, Pass):
        return _refused(player.let_pass(step.duration))
    if isinstance(step, Interrupt):
        return _interrupt(player, step)
    if isinstance(step, Concludes):
        return _conclude(player, step)
    return _reopen(player, step)


def run_to_the_end(player: Player) -> Trouble | None:
    """Complete what is left while there is only one way on."""
    for _ in range(_patience(player)):
        if player.ended:
            return None
        trouble = _step_towards(player, "")
        if trouble is not None:
            return trouble
    return Trouble("el caso da vueltas sin llegar a un fin")


def _visit(player: Player, step: Visit) -> Trouble | None:
    move = _reach(player, step.row)
    if isinstance(move, Trouble):
        return move
    row = player.plan.rows[move.row]
    present = _already_there(player, row, step.without)
    if present is not None:
        return present
    crowd = _too_many(player, row, step.people)
    if crowd is not None:
        return crowd
    said = dict(step.data)
    for round_ in range(step.repeat):
        trouble = _must_say(player, row, move, said, step.answers)
        if trouble is not None:
            return trouble
        again = round_ < step.repeat - 1
        answers = () if again else step.answers
        refusal = player.complete(move, said, answers, step.without, step.people, again=again)
        if refusal is not None:
            return _refused(refusal)
        if again:
            move = next(item for item in player.moves() if item.row == row.ref)
    return None


def _already_there(player: Player, row: Row, without: tuple[str, ...]) -> Trouble | None:
    """Return that a document said to be missing is in the case, and does not have to come again in this visit."""
    again = {use.document for use in row.documents if belongs_to_visit(use)}
    for name in without:
        if name not in again and has_document(player.view(), name):
            document = document_text(player.procedure.document_by_id[name])
            return Trouble(f"en {step_name(row)} no puede faltar {quoted(document)}: ya está en el caso; quite «sin»")
    return None


def _too_many(player: Player, row: Row, named: tuple[str, ...]) -> Trouble | None:
    """Return that more people are named than act in a row."""
    actors = player.plan.actors[row.ref]
    places = len(actors.roles) if actors is not None and is_joint(player.plan, row) else 1
    if len(named) <= places:
        return None
    acts = "la hace una sola persona" if places == 1 else f"actúan {places}"
    return Trouble(f"en {step_name(row)} se nombran {len(named)} personas y {acts}")


def _skip(player: Player, step: Skip) -> Trouble | None:
    move = _reach(player, step.row)
    if isinstance(move, Trouble):
        return move
    role = move.roles[0] if move.roles else ""
    command = commands.Skip(row=move.row, visit=move.visit, reason=step.reason or "Motivo inventado")
    return _refused(player.do(command, role))


def _interrupt(player: Player, step: Interrupt) -> Trouble | None:
    interruption = player.plan.interruptions[step.interruption]
    data, documents = player.fill(dict(step.data), interruption.records, interruption.receives, step.without)
    return _refused(player.interrupt(interruption, data, documents))


def _conclude(player: Player, step: Concludes) -> Trouble | None:
    for _ in range(_patience(player)):
        if player.ended or _is_offered(player, step.procedure):
            break
        trouble = _step_towards(player, "")
        if trouble is not None:
            return trouble
    return _refused(player.do(commands.ChildConcluded(procedure=step.procedure)))


def _is_offered(player: Player, procedure: str) -> bool:
    running = (OfferState.OFFERED, OfferState.ACCEPTED)
    return any(offer.procedure == procedure and offer.state in running for offer in player.case.offers.values())


def _reopen(player: Player, step: Reopens) -> Trouble | None:
    trouble = run_to_the_end(player)
    return trouble or _refused(player.reopen())


def _reach(player: Player, name: str) -> Move | Trouble:
    """Complete the rows before a named one, while there is only one way on."""
    ref = player.plan.ref(name)
    row = player.plan.rows[ref]
    if not row.holds_position:
        by_itself = "se decide sola, con lo que ya se registró" if row.kind is RowKind.DECISION else "no se completa"
        return Trouble(f"{step_name(row)} {by_itself}: no se nombra en «recorre»")
    for _ in range(_patience(player)):
        if player.ended:
            end = player.procedure.end_by_id[player.case.end].name
            return Trouble(f"el caso ya terminó en {quoted(end)} y no llegó {to_step_name(row)}")
        found = next((move for move in player.moves() if move.row == ref), None)
        if found is not None:
            return found
        trouble = _step_towards(player, ref)
        if trouble is not None:
            return trouble
    return Trouble(f"el caso da vueltas sin llegar {to_step_name(row)}")


def _step_towards(player: Player, ref: str) -> Trouble | None:
    """Complete the first open row on the way to `ref` (to anywhere if empty) about which there is nothing to say."""
    moves = player.moves()
    if ref:
        on_the_way = player.plan.reaches.of(ref).resting
        moves = [move for move in moves if move.row in on_the_way]
        if not moves:
            where = listed([step_name(player.plan.rows[move.row]) for move in player.moves()])
            return Trouble(f"no se llega {to_step_name(player.plan.rows[ref])} desde {where}, donde está el caso")
    if player.row_by_row and moves:
        name = step_name(player.plan.rows[moves[0].row])
        return Trouble(f"falta nombrar {name}: el escenario va fila por fila")
    first: Trouble | None = None
    for move in moves:
        row = player.plan.rows[move.row]
        trouble = _choice(row, move) or _must_say(player, row, move, {}, ())
        if trouble is None:
            return _refused(player.complete(move, {}))
        first = first or trouble
    return first


def _choice(row: Row, move: Move) -> Trouble | None:
    """Return what the scenario must say of a row before it can be completed unnamed."""
    name = step_name(row)
    if row.kind is RowKind.WAIT:
        if not row.branches:
            awaited = listed([quoted(item) for item in row.awaits])
            return Trouble(f"{name} espera a que concluya {awaited}: diga «concluye» en el escenario")
        happens = listed([quoted(answer) for answer in move.answers], "o")
        return Trouble(f"{name} es una espera: diga qué ocurre, {happens}")
    if move.optional:
        return Trouble(f"{name} es opcional: diga si se hace (nómbrelo en «recorre») o si se omite («omite»)")
    return None


def _must_say(player: Player, row: Row, move: Move, said: dict[str, Any], answers: tuple[str, ...]) -> Trouble | None:
    """Return what a decision or a condition reads and the scenario leaves unsaid."""
    if move.answers and not answers:
        names = listed([quoted(answer) for answer in move.answers], "o")
        return Trouble(f"en {step_name(row)} falta decir la respuesta: {names}")
    unsaid = player.unsaid(move, said)
    if not unsaid:
        return None
    readers = [_reader(player, row, name) for name in unsaid]
    return Trouble(f"en {step_name(row)} falta decir {'; '.join(readers)}")


def _reader(player: Player, row: Row, name: str) -> str:
    """Say which datum is unsaid and that something reads it."""
    if row.decides_by == name:
        return f"{quoted(name)}: lo lee la decisión de ese mismo paso"
    for other in player.procedure.all_rows():
        if other.decides_by == name:
            return f"{quoted(name)}: lo lee la decisión de {step_name(other)}"
    return f"{quoted(name)}: lo lee una condición o una regla"


def _refused(refusal: Refusal | None) -> Trouble | None:
    return None if refusal is None else Trouble(refusal.message, refusal)


def _patience(player: Player) -> int:
    return 20 * len(player.plan.rows) + 100
