"""Rules that block can be met, clocks start and stop, four eyes have somebody to compare with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cauce.compiler.proof import prove
from cauce.model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Completed,
    Condition,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    Times,
)
from cauce.model.declarations import DatumUse, DocumentAction, Failing
from cauce.model.durations import Duration, Unit
from cauce.model.obligations import Deadline, Interruption, Lapse, Rule
from cauce.model.procedure import Procedure
from cauce.model.rows import Row, RowKind
from tests.support.small import decision, documents, parallel, procedure, records, row, through, to, wait

YES = Compare("visto", Operator.IS, ("si",))
THERE = Compare("visto", Operator.PRESENT)
CLOCK = Deadline(id="plazo", limit=Duration(3, Unit.HOURS), lapse=Lapse(nonconformity=True))


def codes(value: Procedure) -> list[str]:
    return [found.code for found in prove(value)]


def ruled(demand: Condition, *rows: Row, entering: bool = False, when: Condition | None = None) -> list[str]:
    """Put a blocking rule on row 2."""
    places = {"on_enter": ("2",)} if entering else {"on_complete": ("2",)}
    rule = Rule(id="regla", demands=demand, failing=Failing.BLOCKS, when=when, **places)
    return codes(procedure(*rows, rules=(rule,)))


ASKS, PLAIN = row("1", **records("visto", "fecha")), row("2")
HERE = row("2", records=(DatumUse(datum="visto", optional=True), DatumUse(datum="fecha", optional=True)))


@pytest.mark.parametrize(
    ("demand", "before", "here"),
    [
        (THERE, True, True),
        (YES, False, True),
        (Compare("visto", Operator.ABSENT), False, False),
        (NoneOf((YES,)), False, True),
        (NoneOf((Compare("visto", Operator.ABSENT),)), True, True),
        (AnyOf((YES, THERE)), True, True),
        (AllOf((YES, THERE)), False, True),
        (DaysSince("fecha", Operator.AT_LEAST, 3), True, True),
        (DaysSince("fecha", Operator.AT_MOST, 3), False, True),
        (Completed("1"), True, True),
        (Completed("2"), False, False),
        (Completed("3"), False, False),
        (Times("1", Operator.AT_LEAST, 1), True, True),
        (Times("1", Operator.AT_MOST, 1), False, False),
        (NoneOf((Completed("1"),)), False, False),
    ],
)
def test_what_can_still_be_given_where_a_rule_stops_a_case(demand: Condition, before: bool, here: bool) -> None:
    assert ruled(demand, ASKS, PLAIN, row("3")) == ([] if before else ["E504"])
    assert ruled(demand, row("1"), HERE, row("3")) == ([] if here else ["E504"])


def test_a_document_that_the_row_itself_can_give() -> None:
    demand = DocumentPresent("oficio")
    for action in (DocumentAction.PRODUCES, DocumentAction.RECEIVES):
        given = row("2", **documents(action, "oficio", optional=True))
        assert ruled(demand, row("1"), given) == []
    assert ruled(demand, row("1"), PLAIN) == ["E504"]
    assert ruled(demand, row("1", **documents(DocumentAction.PRODUCES, "oficio")), PLAIN) == []
    assert ruled(NoneOf((demand,)), row("1"), PLAIN) == ["E504"]


def test_a_rule_on_entering_is_met_by_whoever_completes_the_row_before() -> None:
    assert ruled(YES, ASKS, PLAIN, entering=True) == []
    assert ruled(YES, row("1"), HERE, entering=True) == ["E504"]
    way = decision("0", to("Sí", "1"), to("No", "2"))
    assert ruled(YES, way, replace(ASKS, next="2", next_written=True), PLAIN, entering=True) == ["E504"]


def test_a_rule_that_applies_only_sometimes() -> None:
    assert ruled(THERE, ASKS, PLAIN, when=YES) == []
    assert ruled(THERE, row("1"), PLAIN, row("3", **records("visto")), when=YES) == ["E504"]


def test_only_blocking_rules_can_stop_a_case() -> None:
    rules = tuple(
        Rule(id=failing.value, demands=YES, failing=failing, on_complete=("2",))
        for failing in (Failing.WARNS, Failing.NONCONFORMITY)
    )
    assert codes(procedure(ASKS, PLAIN, rules=rules)) == []


def test_a_rule_says_what_cannot_be_met_and_by_which_path() -> None:
    rule = Rule(id="regla", demands=YES, failing=Failing.BLOCKS, on_complete=("2",))
    (found,) = prove(procedure(row("1"), PLAIN, row("3", **records("visto")), rules=(rule,)))
    assert "al completar el paso 2 «Hace 2»: pide que «visto» es «sí»" in found.message
    assert "Por ejemplo: 1 → 2 «Hace 2»" in found.message
    assert "si_falta: no_conformidad" in found.hint


@pytest.mark.parametrize("kind", [RowKind.STAGE, RowKind.NOTE])
def test_nobody_completes_a_heading(kind: RowKind) -> None:
    rule = Rule(id="regla", demands=Completed("1"), failing=Failing.WARNS, on_complete=("2",))
    assert codes(procedure(row("1"), row("2", kind), row("3"), rules=(rule,))) == ["E510"]
    assert codes(procedure(row("1"), row("2", kind), row("3"), deadlines=(replace(CLOCK, since="1", until="2"),))) == [
        "E509"
    ]
    assert codes(procedure(row("1"), row("2", kind), row("3"), deadlines=(replace(CLOCK, since="2", until="3"),))) == [
        "E508"
    ]


def test_a_parallel_block_is_completed_when_it_joins() -> None:
    block = parallel("1", through("Una", row("3")), through("Otra", row("4")))
    assert ruled(Completed("1"), block, PLAIN) == []
    inside = parallel("1", through("Una", PLAIN), through("Otra", row("4")))
    assert ruled(Completed("1"), inside, row("5")) == ["E504"]


def test_a_clock_that_can_start_and_stop() -> None:
    rows = (row("1", **records("fecha")), row("2"), row("3"))
    for deadline in (
        replace(CLOCK, since="inicio", until="3"),
        replace(CLOCK, since="1", until="3"),
        replace(CLOCK, since_datum="fecha", until="3"),
        replace(CLOCK, inside=("1", "2")),
        replace(CLOCK, since="1", until="3", paused_in=("2",)),
    ):
        assert codes(procedure(*rows, deadlines=(deadline,))) == []


def test_a_clock_that_never_stops() -> None:
    rows = (row("1"), row("2"), row("3"))
    backwards = replace(CLOCK, since="3", until="1")
    assert codes(procedure(*rows, deadlines=(backwards,))) == ["E509"]
    looped = (row("1"), row("2"), decision("3", to("Otra vez", "1"), to("Ya")), row("4"))
    assert codes(procedure(*looped, deadlines=(backwards,))) == []


def test_a_clock_that_never_starts() -> None:
    late = (row("1"), row("2"), row("3", **records("fecha")))
    assert codes(procedure(*late, deadlines=(replace(CLOCK, since_datum="fecha", until="2"),))) == ["E508"]


def test_a_clock_that_some_paths_never_start_is_warned_about() -> None:
    way = decision("1", to("Sí", "2"), to("No", "3"))
    rows = (way, row("2", next="3", **records("fecha")), row("3"))
    (found,) = prove(procedure(*rows, deadlines=(replace(CLOCK, since_datum="fecha", until="3"),)))
    assert (found.code, found.severity.value) == ("W501", "advertencia")
    assert "1 → 3 «Hace 3»" in found.message


def test_a_clock_runs_in_one_list_and_jumps_only_from_it() -> None:
    block = parallel("2", through("Una", row("3")), through("Otra", row("4")))
    rows = (row("1"), block, row("5"))
    assert codes(procedure(*rows, deadlines=(replace(CLOCK, inside=("1", "3")),))) == ["E401"]
    assert codes(procedure(*rows, deadlines=(replace(CLOCK, inside=("3",), lapse=Lapse(target="5")),))) == ["E401"]
    jumps = replace(CLOCK, since="1", until="5", lapse=Lapse(target="5"))
    assert codes(procedure(*rows, deadlines=(jumps,))) == ["E401"]


def test_a_pause_where_the_clock_never_runs() -> None:
    rows = (row("1"), row("2"), row("3"))
    assert codes(procedure(*rows, deadlines=(replace(CLOCK, since="2", until="3", paused_in=("1",)),))) == ["W503"]
    assert codes(procedure(*rows, deadlines=(replace(CLOCK, inside=("1",), paused_in=("2",)),))) == ["W503"]
    block = parallel("2", through("Una", row("4")), through("Otra", row("5")))
    inside = replace(CLOCK, inside=("2",), paused_in=("4",))
    assert codes(procedure(row("1"), block, row("3"), deadlines=(inside,))) == []


def test_a_clock_between_an_aside_and_the_rest() -> None:
    aside = Interruption(id="queja", name="Queja", rows=(row("9", **records("fecha")),))
    clock = replace(CLOCK, since="9", until="2")
    assert codes(procedure(row("1"), row("2"), interruptions=(aside,), deadlines=(clock,))) == []
    asked = Interruption(id="urge", name="Urge", target="1", records=(DatumUse(datum="fecha"),))
    dated = replace(CLOCK, since_datum="fecha", until="2")
    assert codes(procedure(row("1"), row("2"), interruptions=(asked,), deadlines=(dated,))) == ["W501"]


def test_four_eyes() -> None:
    def compared(**parts: tuple[str, ...]) -> list[str]:
        return codes(procedure(row("1"), row("2", **parts), row("3")))

    assert compared(different_person_from=("1",)) == []
    assert compared(same_person_as=("1",)) == []
    assert compared(different_person_from=("2",)) == ["E511"]
    assert compared(different_person_from=("3",)) == ["E511"]


def test_four_eyes_across_branches() -> None:
    def nested(opens: Row) -> list[str]:
        return codes(procedure(row("1"), opens, row("5")))

    branches = (through("Una", row("3", different_person_from=("4",))), through("Otra", row("4")))
    assert nested(parallel("2", *branches)) == []
    assert nested(decision("2", *branches)) == ["E511"]
    inside = through("Una", row("3", different_person_from=("2",)))
    assert nested(decision("2", inside, through("Otra", row("4")))) == []


def test_a_wait_for_derived_cases_is_passed() -> None:
    assert codes(procedure(row("1"), wait("2", awaits=("PR-2",)), row("3"))) == []
