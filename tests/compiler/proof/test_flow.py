"""What the proof says of the flow: one small procedure for each thing that can go wrong, and its sound neighbour."""

from __future__ import annotations

import pytest

from cauce.compiler.proof import prove
from cauce.model.conditions import Compare, Operator
from cauce.model.declarations import DatumUse, DocumentAction, End, Start
from cauce.model.durations import Duration, Unit
from cauce.model.obligations import Deadline, Interruption, Lapse
from cauce.model.procedure import Procedure
from cauce.model.rows import Choice, Join, RowKind
from cauce.model.source import Span
from tests.support.generator import link
from tests.support.small import decision, documents, parallel, procedure, records, row, through, to, wait

YES = Compare("sigue", Operator.IS, ("si",))
MONTHS = Duration(3, Unit.MONTHS)


def told(value: Procedure) -> list[tuple[str, int]]:
    return [(found.code, found.span.line) for found in prove(value)]


def message(value: Procedure) -> str:
    (found,) = prove(value)
    return found.message


def test_a_straight_line_is_sound() -> None:
    assert told(procedure(row("1"), row("2"), row("3"))) == []


def test_a_procedure_without_rows_has_nothing_to_prove() -> None:
    assert prove(Procedure(key="P", name="P", version="1", date="2020", institution="x")) == []


def test_a_row_that_nothing_leads_to() -> None:
    value = procedure(row("1", next="3"), row("2", next="3"), row("3"))
    assert told(value) == [("E402", 2)]
    assert "ningún camino llega al paso 2 «Hace 2»" in message(value)


def test_only_the_first_of_several_unreachable_rows_is_told() -> None:
    assert told(procedure(row("1", next="5"), row("2"), row("3"), row("4"), row("5"))) == [("E402", 2)]


def test_a_loop_without_exit_is_told_with_the_way_into_it() -> None:
    value = procedure(row("1"), row("2"), row("3", next="2"), ends=("fin",))
    assert told(value) == [("E403", 900), ("E404", 2)][1:] or told(value) == [("E404", 2), ("E403", 900)]
    first = next(found for found in prove(value) if found.code == "E404")
    assert "2 → 3 → 2 «Hace 2»" in first.message
    assert "Se llega así: 1 → 2 «Hace 2»" in first.message
    assert "pasa_a" in first.hint


def test_a_loop_with_an_exit_is_sound() -> None:
    assert told(procedure(row("1"), decision("2", to("Otra vez", "1"), to("Sigue")), row("3"))) == []


def test_a_branch_that_never_ends_jams_its_join_and_is_told_once() -> None:
    inner = decision("3", to("Otra vez", "3"), to("De nuevo", "3"))
    value = procedure(row("1"), parallel("2", through("Una", inner), through("Otra", row("4"))), row("5"))
    assert told(value) == [("E404", 3)]


def test_a_case_must_not_depend_on_a_clock() -> None:
    clock = Deadline(id="silencio", limit=MONTHS, lapse=Lapse(target="3"), inside=("2",))
    waiting = wait("2", to("Aún no", "2"), to("Nada", "2"))
    assert told(procedure(row("1"), waiting, row("3"), deadlines=(clock,))) == [("E405", 2)]


def test_a_clock_may_be_one_of_the_ways_out() -> None:
    clock = Deadline(id="silencio", limit=MONTHS, lapse=Lapse(target="4"), inside=("2",))
    waiting = wait("2", to("Responde"), to("Pide más", "2"))
    assert told(procedure(row("1"), waiting, row("3", next="fin"), row("4"), deadlines=(clock,))) == []


def test_a_limit_must_leave_a_way_out_once_used_up() -> None:
    stuck = decision("2", to("Sí", limit=1, after="2"), to("No", "2"))
    assert told(procedure(row("1"), stuck, row("3"))) == [("E406", 2)]
    free = decision("2", to("No", "1", limit=2, after="fin"), to("Sí"))
    assert told(procedure(row("1"), free, row("3"))) == []


def test_going_round_without_anyone_doing_anything() -> None:
    decides = decision("2", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
    assert told(procedure(row("1", **records("sigue")), decides, row("3"))) == [("E407", 2)]


def test_conditional_rows_can_be_gone_round_too() -> None:
    skipped = row("2", when=YES)
    decides = decision("3", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
    assert told(procedure(row("1", **records("sigue")), skipped, decides, row("4"))) == [("E407", 2)]


def test_a_cycle_that_no_value_can_turn_is_sound() -> None:
    asks = row("2", when=Compare("sigue", Operator.IS_NOT, ("si",)), **records("sigue"))
    decides = decision("3", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
    assert told(procedure(row("1", **records("sigue")), asks, decides, row("4"))) == []


def test_a_parallel_block_is_gone_round_only_if_all_its_branches_are_passed() -> None:
    def block(inner: RowKind) -> Procedure:
        lines = parallel("2", through("Una", row("3", RowKind.NOTE)), through("Otra", row("4", inner)))
        decides = decision("5", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
        return procedure(row("1", **records("sigue")), lines, decides, row("6"))

    assert told(block(RowKind.NOTE)) == [("E407", 2)]
    assert told(block(RowKind.ACTIVITY)) == [("E413", 5)]  # somebody works, but the answer never changes


def test_a_loop_whose_datum_nobody_asks_again() -> None:
    decides = decision("3", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
    value = procedure(row("1", **records("sigue")), row("2"), decides, row("4"))
    assert told(value) == [("E413", 3)]
    assert "cuando «sigue» es «no»: 2 → 3 → 2" in message(value)
    again = procedure(row("1"), row("2", **records("sigue")), row("3"), decides_again(), row("5"))
    assert told(again) == []


def decides_again() -> object:
    return decision("4", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")


def test_a_value_that_keeps_the_row_that_asks_out_of_reach() -> None:
    # The outer loop asks for the datum again, but with «no» the inner one is never left.
    inner = decision("3", to("Sí", "siguiente", "si"), to("No", "2", "no"), decides_by="sigue")
    outer = decision("4", to("Otra vez", "1"), to("Termina"))
    assert told(procedure(row("1", **records("sigue")), row("2"), inner, outer, row("5"))) == [("E413", 3)]


def test_two_data_that_together_close_a_loop() -> None:
    one = decision("3", to("Sí", "5", "si"), to("No", "siguiente", "no"), decides_by="uno")
    two = decision("4", to("Sí", "5", "si"), to("No", "2", "no"), decides_by="dos")
    value = procedure(row("1", **records("uno", "dos")), row("2"), one, two, row("5"))
    assert told(value) == [("E413", 3)]
    assert "«uno» es «no»" in message(value)
    assert "«dos» es «no»" in message(value)


def test_the_main_list_says_in_which_end_it_ends() -> None:
    value = procedure(row("1"), decision("2", to("A", "uno"), to("B", "dos"), to("C")), row("3"), ends=("uno", "dos"))
    assert told(value) == [("E408", 3)]
    assert "«uno» o «dos»" in prove(value)[0].hint


def test_an_end_that_no_case_reaches() -> None:
    assert told(procedure(row("1", next="uno"), ends=("uno", "dos"))) == [("E403", 900)]


def test_going_back_to_a_row() -> None:
    assert told(procedure(row("1"), row("2"), decision("3", to("Otra vez", "2"), to("Sigue")), row("4"))) == []


@pytest.mark.parametrize("several", [True, False])
def test_blocks_need_two_branches_with_rows(several: bool) -> None:
    def block(*branches: object) -> Procedure:
        if several:
            return procedure(row("1"), decision("2", *branches, choice=Choice.SEVERAL), row("9"))
        return procedure(row("1"), parallel("2", *branches), row("9"))

    one = through("Una", row("3"))
    assert [found.code for found in prove(block(one))] == ["E401"]
    assert [found.code for found in prove(block(one, to("Otra")))] == ["E401"]
    assert prove(block(one, through("Otra", row("4")))) == []


def test_an_end_from_inside_a_branch_needs_to_withdraw_the_rest() -> None:
    def leaving(*, withdraws: bool) -> Procedure:
        inner = decision("3", to("Sigue", None), to("Abandona", "fin", withdraws=withdraws))
        return procedure(row("1"), parallel("2", through("Una", inner), through("Otra", row("4"))), row("5"))

    assert [found.code for found in prove(leaving(withdraws=False))] == ["E401"]
    assert prove(leaving(withdraws=True)) == []


def test_escaping_to_an_outer_row() -> None:
    inner = decision("3", to("Sigue", None), to("Vuelve a empezar", "1", withdraws=True))
    assert told(procedure(row("1"), parallel("2", through("Una", inner), through("Otra", row("4"))), row("5"))) == []


def test_a_block_that_only_escapes_never_joins() -> None:
    def out(name: str) -> object:
        return decision(name, to("Por aquí", "5", withdraws=True), to("O por acá", "5", withdraws=True))

    value = procedure(row("1"), parallel("2", through("Una", out("3")), through("Otra", row("8"))), row("4"), row("5"))
    assert told(value) == [("E402", 4)]


def test_jumping_into_a_branch() -> None:
    block = parallel("2", through("Una", row("3")), through("Otra", row("4")))
    value = procedure(row("1", next="3"), block, row("5"))
    assert [found.code for found in prove(value)] == ["E401"]


@pytest.mark.parametrize("join", list(Join))
def test_blocks_inside_loops_and_loops_inside_blocks(join: Join) -> None:
    looping = (row("3"), decision("4", to("Otra vez", "3"), to("Ya", None)))
    block = parallel("2", through("Una", *looping), through("Otra", row("5")), join=join)
    assert told(procedure(row("1"), block, decision("6", to("Otra vez", "1"), to("Ya")), row("7"))) == []


def test_starts_reopenings_and_interruptions_are_ways_in() -> None:
    rows = [row("1", next="fin"), row("2", next="fin"), row("3", next="fin"), row("4", next="fin")]
    base = procedure(*rows)
    assert told(base) == [("E402", 2), ("E402", 3), ("E402", 4)]
    entered = procedure(
        *rows,
        starts=(Start(id="a", name="A", target="1"), Start(id="b", name="B", target="2")),
        interruptions=(Interruption(id="urge", name="Urge", target="3"),),
    )
    assert told(entered) == [("E402", 4)]
    reopened = procedure(row("1", next="fin"), row("2", next="fin"))
    fin = End(id="fin", name="Fin", reopens_at="2")
    assert told(Procedure(**{**vars_of(reopened), "ends": (fin,)})) == []


def vars_of(value: Procedure) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_an_aside_must_end_because_the_case_waits_for_it() -> None:
    stuck = Interruption(id="queja", name="Queja", rows=link([row("8"), row("9", next="8")]))
    value = procedure(row("1"), interruptions=(stuck,))
    assert told(value) == [("E404", 8)]
    assert "por la interrupción «Queja», el caso no podría terminar" in message(value)


def test_an_interruption_does_not_count_as_the_way_out() -> None:
    rescue = Interruption(id="urge", name="Urge", target="3")
    value = procedure(row("1"), row("2", next="1"), row("3", next="fin"), interruptions=(rescue,))
    assert told(value) == [("E404", 1)]


def test_every_option_leads_somewhere_and_only_one_way() -> None:
    def deciding(*branches: object) -> Procedure:
        chooses = row("1", decides_by="cual", branches=branches, **records("cual"))
        return procedure(chooses, row("2"), options={"cual": ("a", "b", "c")})

    missing = deciding(to("A", "siguiente", "a"))
    assert [found.code for found in prove(missing)] == ["E401"]
    assert "falta la respuesta para «B»" in message(missing)
    twice = deciding(to("A", "siguiente", "a", "b"), to("B", "siguiente", "b", "c"))
    assert "hay dos respuestas para «B»" in message(twice)
    assert prove(deciding(to("A", "siguiente", "a"), to("B", "siguiente", "b", "c"))) == []


def test_a_diagnostic_stands_where_the_row_is_named() -> None:
    found = prove(procedure(row("1", next="3"), row("2", next="3"), row("3")))[0]
    assert (found.file, found.span) == ("prueba.yaml", Span(2, 3, 2, 9))


def test_a_long_path_is_shortened() -> None:
    many = [row(str(number)) for number in range(1, 40)]
    value = procedure(*many, row("40", **documents(DocumentAction.USES, "oficio")))
    assert "1 → 2 → 3 → … → 35 → 36" in message(value)


def test_optional_records_do_not_free_a_path() -> None:
    asks = row("1", records=(DatumUse(datum="sigue", optional=True),))
    decides = decision("2", to("Sí", "siguiente", "si"), to("No", "fin", "no"), decides_by="sigue")
    assert told(procedure(asks, decides, row("3"))) == [("E501", 2)]
