"""Data, documents and dates are surely there when a row needs them (E501–E503, W502), and branches keep apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cauce.compiler.proof import prove
from cauce.model.conditions import AllOf, AnyOf, Compare, DocumentPresent, Operator
from cauce.model.declarations import (
    ComputedCase,
    DataClass,
    DataType,
    Datum,
    DatumUse,
    DocumentAction,
    DocumentUse,
    End,
    Failing,
    Start,
)
from cauce.model.durations import Duration, Unit
from cauce.model.obligations import Deadline, Interruption, Lapse
from cauce.model.procedure import Procedure
from cauce.model.rows import Choice, Derivation, Join, Referral, Row
from tests.support.small import decision, documents, parallel, procedure, records, row, through, to

URGENT = Compare("urgente", Operator.IS, ("si",))
CALM = Compare("urgente", Operator.IS, ("no",))
MAKES, USES, RECEIVES = DocumentAction.PRODUCES, DocumentAction.USES, DocumentAction.RECEIVES


def told(value: Procedure) -> list[tuple[str, int]]:
    return [(found.code, found.span.line) for found in prove(value)]


def use(name: str, action: DocumentAction, **parts: object) -> DocumentUse:
    return replace(DocumentUse(document=name, action=action), **parts)


def reading(name: str, datum: str = "urgente") -> Row:
    return decision(name, to("Sí", "siguiente", "si"), to("No", "fin", "no"), decides_by=datum)


def test_a_datum_recorded_before_or_by_the_row_itself() -> None:
    assert told(procedure(row("1", **records("urgente")), reading("2"), row("3"))) == []
    itself = replace(reading("1"), **records("urgente"))
    assert told(procedure(itself, row("2"))) == []


def test_a_datum_that_one_path_does_not_record_is_told_with_that_path() -> None:
    way = decision("1", to("Sí", "2"), to("No", "3"))
    (found,) = prove(procedure(way, row("2", next="3", **records("urgente")), row("3"), reading("4"), row("5")))
    assert (found.code, found.span.line) == ("E501", 4)
    assert "Por ejemplo: 1 → 3 → 4 «Hace 4»" in found.message
    assert "registra: [urgente]" in found.hint


def test_every_start_counts() -> None:
    rows = (row("1", **records("urgente")), row("2"), reading("3"), row("4"))
    day, night = Start(id="dia", name="Día", target="1"), Start(id="noche", name="Noche", target="2")
    assert told(procedure(*rows, starts=(day, night))) == [("E501", 3)]
    knows = replace(night, records=(DatumUse(datum="urgente"),))
    assert told(procedure(*rows, starts=(day, knows))) == []
    fixes = replace(night, fixes=(("urgente", "si"),))
    assert told(procedure(*rows, starts=(day, fixes))) == []


def test_reopening_knows_what_every_case_knew_at_that_end() -> None:
    early = decision("2", to("Sigue"), to("Termina", "fin"))
    again = (End(id="fin", name="Fin", reopens_at="4"),)
    assert told(procedure(row("1"), early, row("3", **records("urgente")), reading("4"), row("5"), ends=("fin",))) == []
    late = procedure(row("1"), early, row("3", **records("urgente")), reading("4"), row("5"))
    assert told(replace(late, ends=again)) == [("E501", 4)]
    sooner = procedure(row("1", **records("urgente")), early, row("3"), reading("4"), row("5"))
    assert told(replace(sooner, ends=again)) == []


def test_an_interruption_knows_what_holds_wherever_it_can_come_from() -> None:
    rows = (row("1"), row("2", **records("urgente")), row("3"), reading("4"), row("5"))
    anywhere = Interruption(id="urge", name="Urge", target="4")
    assert told(procedure(*rows, interruptions=(anywhere,))) == [("E501", 4)]
    from_three = replace(anywhere, between=("3", "5"))
    assert told(procedure(*rows, interruptions=(from_three,))) == []
    asks = replace(anywhere, records=(DatumUse(datum="urgente"),))
    assert told(procedure(*rows, interruptions=(asks,))) == []


def test_what_an_aside_records_is_not_known_outside_it() -> None:
    aside = Interruption(id="queja", name="Queja", rows=(row("9", **records("urgente")),))
    assert told(procedure(row("1"), reading("2"), row("3"), interruptions=(aside,))) == [("E501", 2)]


@pytest.mark.parametrize(
    ("use_of", "known"),
    [
        (DatumUse(datum="urgente"), True),
        (DatumUse(datum="urgente", optional=True), False),
        (DatumUse(datum="urgente", failing=Failing.NONCONFORMITY), False),
    ],
)
def test_only_what_is_demanded_is_known(use_of: DatumUse, known: bool) -> None:
    assert (told(procedure(row("1", records=(use_of,)), reading("2"), row("3"))) == []) is known


def test_optional_and_conditional_rows_may_be_passed_over() -> None:
    for passed in (row("2", optional=True, **records("urgente")), row("2", when=CALM, **records("otro"))):
        datum = "urgente" if passed.optional else "otro"
        value = procedure(row("1", **records(*({"urgente"} - {datum}))), passed, reading("3", datum), row("4"))
        assert told(value) == [("E501", 3)]


def test_all_branches_of_a_parallel_block_are_known_after_it_but_not_of_a_choice() -> None:
    def block(join: Join = Join.ALL, choice: Choice = Choice.ONE, *, chosen: bool = False) -> Procedure:
        branches = (through("Una", row("3", **records("urgente"))), through("Otra", row("4")))
        opens = decision("2", *branches, choice=choice) if chosen else parallel("2", *branches, join=join)
        return procedure(row("1"), opens, reading("5"), row("6"))

    assert told(block()) == []
    assert told(block(Join.FIRST)) == [("E501", 5)]
    assert told(block(choice=Choice.SEVERAL, chosen=True)) == [("E501", 5)]
    assert told(block(chosen=True)) == [("E501", 5)]


def test_a_clock_takes_the_case_away_before_the_row_is_completed() -> None:
    clock = Deadline(id="vence", limit=Duration(1, Unit.HOURS), lapse=Lapse(target="3"), inside=("2",))
    value = procedure(row("1"), row("2", **records("urgente")), row("3"), reading("4"), row("5"), deadlines=(clock,))
    assert told(value) == [("E501", 4)]


def test_documents_are_made_or_received_before_they_are_used() -> None:
    used = row("2", **documents(USES, "oficio"))
    for made in (MAKES, RECEIVES, DocumentAction.CONFIRMS):
        assert told(procedure(row("1", **documents(made, "oficio")), used)) == []
    (found,) = prove(procedure(row("1"), used))
    assert found.code == "E502"
    assert "«oficio» (Oficio)" in found.message
    for lenient in ({"failing": Failing.NONCONFORMITY}, {"optional": True}):
        assert told(procedure(row("1"), row("2", documents=(use("oficio", USES, **lenient),)))) == []
        made_so = row("1", documents=(use("oficio", MAKES, **lenient),))
        assert told(procedure(made_so, used)) == [("E502", 2)]


def test_a_conditional_need_is_met_by_a_make_under_the_same_condition() -> None:
    asks = row("1", **records("urgente"))
    makes = row("2", documents=(use("oficio", MAKES, when=URGENT),))
    needs = row("3", documents=(use("oficio", USES, when=URGENT),))
    assert told(procedure(asks, makes, needs)) == []
    other = row("3", documents=(use("oficio", USES, when=CALM),))
    assert [code for code, _ in told(procedure(asks, makes, other))] == ["E502"]
    again = row("4", **records("urgente"))
    assert [code for code, _ in told(procedure(asks, makes, again, replace(needs, ref="5")))] == ["E502"]


def test_a_conditional_row_makes_and_needs_under_its_condition() -> None:
    asks = row("1", **records("urgente"))
    makes, needs = (
        row("2", when=URGENT, **documents(MAKES, "oficio")),
        row("3", when=URGENT, **documents(USES, "oficio")),
    )
    assert told(procedure(asks, makes, needs)) == []
    assert told(procedure(asks, makes, replace(needs, when=CALM))) == [("E502", 3)]
    assert told(procedure(asks, makes, replace(needs, when=AllOf((URGENT, URGENT))))) == []


def test_a_decision_by_the_same_datum_settles_the_condition() -> None:
    asks = row("1", **records("urgente"))
    makes = row("2", documents=(use("oficio", MAKES, when=URGENT),))
    way = decision("3", to("Sí", "4", "si"), to("No", "5", "no"), decides_by="urgente")
    needs = row("4", next="fin", **documents(USES, "oficio"))
    assert told(procedure(asks, makes, way, needs, row("5"))) == []
    wrong = decision("3", to("Sí", "5", "si"), to("No", "4", "no"), decides_by="urgente")
    assert told(procedure(asks, makes, wrong, needs, row("5"))) == [("E502", 4)]


def test_a_branch_where_the_condition_is_false_needs_no_make() -> None:
    way = decision("2", to("Sí", "3", "si"), to("No", "4", "no"), decides_by="urgente")
    makes = row("3", next="4", **documents(MAKES, "oficio"))
    needs = row("4", documents=(use("oficio", USES, when=URGENT),))
    assert told(procedure(row("1", **records("urgente")), way, makes, needs)) == []


def test_being_there_can_be_the_condition_itself() -> None:
    looks = row("1", when=DocumentPresent("oficio"), **documents(USES, "oficio"))
    assert told(procedure(looks, row("2"))) == []
    guarded = AllOf((Compare("urgente", Operator.PRESENT), URGENT))
    optional = row("1", records=(DatumUse(datum="urgente", optional=True),))
    assert told(procedure(optional, row("2", when=guarded), row("3"))) == []
    alternative = AnyOf((Compare("urgente", Operator.ABSENT), URGENT))
    assert told(procedure(optional, row("2", when=alternative), row("3"))) == []
    assert told(procedure(optional, row("2", when=AnyOf((guarded, URGENT))), row("3"))) == [("E501", 2)]


def test_a_computed_datum_needs_what_it_is_worked_out_from() -> None:
    turn = Datum(
        id="turno",
        type=DataType.YES_NO,
        confidentiality=DataClass.OPERATIONAL,
        computed=(ComputedCase("si", URGENT), ComputedCase("no")),
    )
    rows = (reading("2", "turno"), row("3"))
    assert told(procedure(row("1", **records("urgente")), *rows, data=[turn])) == []
    (found,) = prove(procedure(row("1"), *rows, data=[turn]))
    assert found.code == "E501"
    assert "«urgente»" in found.message
    by_hour = replace(turn, computed=(ComputedCase("si", Compare("horario", Operator.IS, ("oficina",))),))
    assert told(procedure(row("1"), *rows, data=[by_hour])) == []


def test_a_date_that_is_waited_for() -> None:
    assert told(procedure(row("1"), row("2", not_before="fecha"))) == [("E503", 2)]
    assert told(procedure(row("1", **records("fecha")), row("2", not_before="fecha"))) == []


def test_what_is_sent_elsewhere_is_only_warned_about() -> None:
    sends = row("2", refers=(Referral(to="Hospital", documents=("oficio",)),), documents=())
    derives = row("3", derives=(Derivation(procedure="PR-2", carries=("urgente", "oficio")),))
    makes = row("4", optional=True, **documents(MAKES, "oficio"), **records("urgente"))
    found = prove(procedure(row("1"), sends, derives, makes, row("5")))
    assert [(each.code, each.severity.value) for each in found] == [("W502", "advertencia")] * 3


def test_a_start_is_opened_with_what_it_knows() -> None:
    start = Start(id="guardia", name="Guardia", target="1", when=URGENT)
    assert [code for code, _ in told(procedure(row("1", **records("urgente")), starts=(start,)))] == ["E501"]
    knows = replace(start, records=(DatumUse(datum="urgente"),))
    assert told(procedure(row("1"), starts=(knows,))) == []


def test_branches_that_run_together_keep_to_their_own_data() -> None:
    def block(one: Row, two: Row, *, exclusive: bool = False) -> list[tuple[str, int]]:
        branches = (through("Una", one), through("Otra", two))
        opens = decision("2", *branches) if exclusive else parallel("2", *branches)
        lists = Datum(id="visitas", type=DataType.LIST, confidentiality=DataClass.OPERATIONAL)
        return told(procedure(row("1", **records("urgente")), opens, row("5"), data=[lists]))

    writes, too = row("3", **records("urgente")), row("4", **records("urgente"))
    assert block(writes, too) == [("E505", 4)]
    assert block(writes, too, exclusive=True) == []
    assert block(writes, row("4", when=URGENT)) == [("E506", 4)]
    assert block(row("3", when=URGENT), too) == [("E506", 3)]
    assert block(row("3", **records("visitas")), row("4", **records("visitas"))) == []
