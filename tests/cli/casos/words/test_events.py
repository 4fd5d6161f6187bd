"""Every kind of fact has its sentence or is known to say nothing; sentences hold what they should, and no more."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cauce.cli.casos.words.events import _SENTENCES, Telling, event_words, reason_of
from cauce.model import events
from cauce.model.case import Case
from tests.support.small import procedure, row

SILENT = {
    "BlockJoined", "BlockOpened", "ClockPaused", "ClockResumed", "ClockStopped", "Entered", "PassedOver",
    "RegionExited", "RegionOpened", "RuleChecked", "Withdrawn",
}  # fmt: skip
"""Facts of the machinery, which say nothing to a person."""
NOW = datetime(2026, 3, 13, 23, 20, tzinfo=UTC)
CASE = Case(id="caso-1", procedure="P-1", digest="", start="llegada", opened_at=NOW)
TELLING = Telling(procedure(row("1"), row("2")), {}, ZoneInfo("America/Hermosillo"), CASE, {7: "P-2"})


def test_every_fact_is_told_or_known_to_be_of_the_machinery() -> None:
    kinds = {kind.__name__ for kind in events.EVENT_TYPES}
    assert kinds == _SENTENCES.keys() | SILENT
    assert not _SENTENCES.keys() & SILENT


@pytest.mark.parametrize(
    ("event", "past", "future"),
    [
        (
            events.Completed(at=NOW, visit=1, row="1"),
            "Se completó el paso 1 «Hace 1»",
            "Se completará el paso 1 «Hace 1»",
        ),
        (
            events.Corrected(at=NOW, row="1", reason="x", without=(3,), serial=4),
            "Se corrigió: el caso volvió al paso 1 «Hace 1»",
            "Se corregirá: el caso volverá al paso 1 «Hace 1»",
        ),
        (
            events.ClockExtended(at=NOW.replace(hour=22), clock=1, amount=1, due=NOW, reason="x"),
            "Se dio prórroga hasta el vie 13-03-2026 a las 16:20",
            "Se dará prórroga hasta el vie 13-03-2026 a las 16:20",
        ),
        (events.Numbered(at=NOW, series="expediente", year=2026, number=14), "Se asignó expediente 2026/14", None),
        (
            events.OfferConcluded(at=NOW, offer=7),
            "Concluyó el caso derivado a P-2",
            "Concluirá el caso derivado a P-2",
        ),
        (events.OfferWithdrawn(at=NOW, offer=7), "Se retiró la derivación a P-2", "Se retirará la derivación a P-2"),
        (
            events.NonconformityPresumed(at=NOW, number=1, source="cierre", kind="cierre"),
            "Quedó una presunta no conformidad: el caso se cerró antes de llegar a un fin",
            None,
        ),
        (events.Reopened(at=NOW), "Se abrió de nuevo el caso", "Se abrirá de nuevo el caso"),
        (events.Entered(at=NOW, region=1, row="1"), "", ""),
    ],
)
def test_sentences(event: events.Event, past: str, future: str | None) -> None:
    assert event_words(TELLING, event) == past
    if future is not None:
        assert event_words(TELLING, event, future=True) == future


def test_a_derivation_offered_again_elsewhere_is_told_as_it_was_by_then() -> None:
    rejected = events.OfferRejected(at=NOW, offer=7, reason="x")
    again = TELLING.after(events.Reoffered(at=NOW, offer=7, procedure="P-3", start="llegada"))
    assert event_words(TELLING, rejected) == "Se rechazó la derivación a P-2"
    assert event_words(again, rejected) == "Se rechazó la derivación a P-3"


def test_what_people_wrote_is_left_out_where_it_does_not_belong() -> None:
    discreet = TELLING._replace(secrets=False)
    note = events.Annotated(at=NOW, text="Nota inventada")
    assert event_words(TELLING, note) == "Nota: Nota inventada"
    assert "inventada" not in event_words(discreet, note)
    referred = events.Referred(at=NOW, to="Hospital Inventado", reason="Motivo inventado")
    assert "Inventado" not in event_words(discreet, referred)
    assert reason_of(referred) == "Motivo inventado"
    assert reason_of(events.Withdrawn(at=NOW, regions=(1,), reason="fin")) == ""
