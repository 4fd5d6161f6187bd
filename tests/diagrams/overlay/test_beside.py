"""What a case has beside its flow, on the sheets and in words: answers, derived cases, and why it stands still."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cauce.diagrams.overlay.placed import State
from cauce.diagrams.overlay.values import Answer, Child, Waiting
from cauce.model.case import OfferState, Status
from tests.diagrams.overlay.test_sheets import AT, P01, both_branches, case_sheets, marks, said
from tests.diagrams.shipped import Drawn

STILL = ((Status.SUSPENDED, "SUSPENDIDO desde el 17/03/2026 10:00", State.HERE),
         (Status.CLOSED, "CERRADO el 17/03/2026 10:00", State.ENDED),
         (Status.CANCELLED, "CANCELADO el 17/03/2026 10:00", State.ENDED))  # fmt: skip


@pytest.mark.parametrize(("status", "words", "state"), STILL)
def test_a_case_that_stands_still_says_so_where_it_is(
    shipped: dict[str, Drawn], status: Status, words: str, state: State
) -> None:
    whole = both_branches(shipped[P01])
    standing = tuple(type(each)(row=each.row, since=each.since, roles=each.roles) for each in whole.standing)
    overlay = both_branches(shipped[P01], status=status, status_at=AT - timedelta(days=1), standing=standing)
    first, in_words = case_sheets(shipped[P01], overlay)
    assert (marks(first)["5"], marks(first)["6"]) == ([words], [words])
    assert first.overlay
    looks = {look.node: look.state for look in first.overlay.looks}
    here = [looks[placed.id] for placed in first.nodes if placed.node.pill in ("5", "6")]
    assert here == [state, state]
    assert f"Caso 2026/0001, {status.value} · situación al" in said(first)
    assert words.lower() in said(in_words)
    assert "Situación" in said(in_words).split()


def test_answers_and_derived_cases(shipped: dict[str, Drawn]) -> None:
    waiting = (
        Waiting(answer=Answer.HAND_OVER, row="3", since=AT, roles=("trabajo_social",)),
        Waiting(answer=Answer.REJECTION, row="6", since=AT, roles=("trabajo_social",), to="PR-IMMUVER-03"),
    )
    children = (Child(folio="02-2026-0009", procedure="PR-IMMUVER-02", row="4", since=AT, state=OfferState.CONCLUDED),
                Child(folio="02-2026-0010", procedure="PR-IMMUVER-02", row="2", since=AT, void=True))  # fmt: skip
    overlay = both_branches(shipped[P01], waiting=waiting, children=children, parent="04-2026-0002")
    first, words = case_sheets(shipped[P01], overlay)
    assert "Falta que acepte Trabajo Social" in marks(first)["3"]
    assert "Se rechazó la derivación a PR-IMMUVER-03: falta responder" in marks(first)["6"]
    assert "Abrió el caso 02-2026-0009: concluido" in marks(first)["4"]
    assert first.overlay
    spoken = {mark.spoken for mark in first.overlay.marks}
    assert "Paso 3. Falta que se acepte lo turnado. Le toca a Trabajo Social." in spoken
    assert "Paso 2. Abrió el caso 02-2026-0010: en curso; ya no se espera." in spoken
    told = said(words)
    assert "Lo que espera respuesta" in told
    assert "04-2026-0002" in told
    assert "de él viene este caso" in told


def test_without_them_nothing_is_said(shipped: dict[str, Drawn]) -> None:
    told = said(case_sheets(shipped[P01], both_branches(shipped[P01]))[1])
    assert "Lo que espera respuesta" not in told
    assert "Casos relacionados" not in told
