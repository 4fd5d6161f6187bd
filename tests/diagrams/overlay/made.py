"""Overlays to test with: the heaviest that a procedure can have, and cases stopped at each of their steps."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.diagrams.graph import Graph
from cauce.diagrams.overlay.sheets import overlay_sheets
from cauce.diagrams.overlay.values import (
    Answer,
    CaseOverlay,
    Child,
    Load,
    LoadOverlay,
    Outcome,
    Overlay,
    PathStep,
    Standing,
    Waiting,
)
from cauce.diagrams.sheet import Sheet
from cauce.model.procedure import Procedure
from tests.diagrams.drawing import Finding
from tests.diagrams.gates import check

ZONE = ZoneInfo("America/Hermosillo")
AT = datetime(2026, 3, 18, 17, 0, tzinfo=UTC)
WAITS = (3.5, 20.0, 75.25, 300.0, 1200.0)


def full_load(procedure: Procedure, seed: int) -> LoadOverlay:
    """Cases in every step, some of them overdue in each."""
    chance = random.Random(seed)
    loads = []
    for row in procedure.all_rows():
        if row.holds_position:
            cases = chance.randint(1, 400)
            wait = timedelta(hours=chance.choice(WAITS))
            loads.append(Load(row=row.ref, cases=cases, overdue=chance.randint(1, cases), wait=wait))
    return LoadOverlay(procedure=procedure.key, digest=procedure.digest, at=AT, loads=tuple(loads))


def full_case(procedure: Procedure, seed: int, *, rounds: int = 1, standing: float = 0.25) -> CaseOverlay:
    """A case that went through every step so many times, and is in a share of them, a third of those overdue."""
    chance = random.Random(seed)
    rows = [row for row in procedure.all_rows() if row.holds_position]
    path = tuple(PathStep(at=AT - timedelta(days=9), row=row.ref, outcome=chance.choice(list(Outcome)))
                 for _ in range(rounds) for row in rows)  # fmt: skip
    here = [row for row in rows if chance.random() < standing] or rows[:1]
    stands = tuple(
        Standing(
            row=row.ref,
            since=AT - timedelta(days=9),
            roles=row.actors.roles if row.actors else (),
            due=(AT - timedelta(days=3), None, AT + timedelta(days=3))[number % 3],
        )
        for number, row in enumerate(here)
    )
    return CaseOverlay(procedure=procedure.key, digest=procedure.digest, at=AT, folio="2026-0001",
                       start=procedure.starts[0].id, path=path, standing=stands)  # fmt: skip


def with_answers(procedure: Procedure, case: CaseOverlay) -> CaseOverlay:
    """The same case, where every hand-over waits to be accepted and every derivation has a case, and another waits."""
    waiting, children = [], []
    for row in procedure.all_rows():
        if row.turns_over:
            waiting.append(Waiting(answer=Answer.HAND_OVER, row=row.ref, since=AT, roles=row.turns_over.roles))
        for derivation in row.derives:
            kind = (Answer.OFFER, Answer.REJECTION)[len(children) % 2]
            waiting.append(Waiting(answer=kind, row=row.ref, since=AT, to=derivation.procedure))
            folio = f"{derivation.procedure.rpartition('-')[2]}-2026-{len(children):04}"
            children.append(Child(folio=folio, procedure=derivation.procedure, row=row.ref, since=AT))
    return replace(case, waiting=tuple(waiting), children=tuple(children), parent="02-2026-0007")


def marked(procedure: Procedure, graph: Graph, sheets: tuple[Sheet, ...], overlay: Overlay) -> tuple[Sheet, ...]:
    return overlay_sheets(procedure, graph, sheets, overlay, ZONE)


def judged(out: tuple[Sheet, ...], graph: Graph) -> list[Finding]:
    """Every failure of every gate on the drawn sheets, and of those of texts on the sheets in words."""
    drawn = [sheet for sheet in out if sheet.lanes]
    found = check(drawn, replace(graph, header=drawn[0].header))
    in_words = {"text outside its shape", "off the page", "text under 8 pt", "overlay marks astray",
                "overlay key or band", "overlay marks in the way"}  # fmt: skip
    for sheet in out[len(drawn) :]:
        found += [each for each in check([sheet], graph) if each.gate in in_words]
    return found


def crowded(out: Iterable[Sheet]) -> list[tuple[int, str]]:
    return [(sheet.number, node) for sheet in out if sheet.overlay for node in sheet.overlay.crowded]
