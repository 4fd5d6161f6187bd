"""What waits, as the desk may count on it, whichever store it is given (cauce.runtime.desk.storage)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cauce.model import commands
from cauce.model.case import ClockState
from cauce.runtime.desk.storage import Store
from tests.store.clerk import Clerk, invented_tasks


def test_tasks_are_those_of_the_last_change(store: Store) -> None:
    clerk = Clerk(store)
    for step in (clerk.open, clerk.register):
        case = step()
        with store.read() as transaction:
            tasks = transaction.tasks()
        assert tasks == clerk.waiting(case, "P01-2026-0001")
        assert [task.item for task in tasks] == [position.visit for position in case.positions.values()]


def test_tasks_of_roles_and_of_a_person(store: Store) -> None:
    clerk = Clerk(store)
    for number, (roles, person) in enumerate(
        [(("a", "b"), ""), (("b",), ""), ((), ""), (("a",), "otra"), (("b",), "yo")]
    ):
        opened = clerk.decided(None, commands.Open(case=f"caso-{number}", start="inicio_unico"))
        with store.write() as transaction:
            transaction.save_definition(clerk.definition)
            tasks = invented_tasks(opened.case, roles, person)
            transaction.append(replace(opened, folio=f"P01-2026-000{number}", tasks=tasks))
        clerk.wait(minutes=1)
    with store.read() as transaction:

        def cases(**asked: object) -> list[str]:
            return [task.case for task in transaction.tasks(**asked)]  # type: ignore[arg-type]

        assert cases() == [f"caso-{number}" for number in range(5)]
        assert cases(roles=["a"]) == ["caso-0", "caso-2"]
        assert cases(roles=["b"], person="yo") == ["caso-0", "caso-1", "caso-2", "caso-4"]
        assert cases(roles=[]) == ["caso-2"]
        assert cases(roles=["a"], person="otra") == ["caso-0", "caso-2", "caso-3"]
        assert cases(case="caso-3") == ["caso-3"]
        assert [cases(roles=["b"], person="yo", case=f"caso-{number}") for number in (1, 3, 4)] == [
            ["caso-1"],
            [],
            ["caso-4"],
        ]


def test_who_is_barred_from_a_task_does_not_have_it_unless_it_is_assigned_to_them(store: Store) -> None:
    clerk = Clerk(store)
    for number, (barred, person) in enumerate(
        [((), ""), (("yo",), ""), (("otra", "yo", "eva"), ""), (("yo no", "no_yo"), ""), (("Yo",), ""), (("yo",), "yo")]
    ):
        opened = clerk.decided(None, commands.Open(case=f"caso-{number}", start="inicio_unico"))
        with store.write() as transaction:
            transaction.save_definition(clerk.definition)
            tasks = tuple(replace(task, barred=barred) for task in invented_tasks(opened.case, ("a",), person))
            transaction.append(replace(opened, folio=f"P01-2026-000{number}", tasks=tasks))
        clerk.wait(minutes=1)
    with store.read() as transaction:

        def cases(**asked: object) -> list[str]:
            return [task.case.removeprefix("caso-") for task in transaction.tasks(**asked)]  # type: ignore[arg-type]

        assert [task.barred for task in transaction.tasks()][2] == ("otra", "yo", "eva")
        assert cases(roles=["a"], person="yo") == ["0", "1", "2", "3", "4", "5"]
        assert cases(roles=["a"], person="yo", acting="yo") == ["0", "3", "4", "5"]
        assert cases(roles=["a"], acting="eva") == ["0", "1", "3", "4"]
        assert cases(roles=[], person="yo", acting="otra") == ["5"]
        assert cases(roles=["a"], acting="%") == ["0", "1", "2", "3", "4"]
        assert cases(roles=["a"], person="yo", acting="yo", case="caso-1") == []


def test_a_task_whose_barred_change_is_written_again(store: Store) -> None:
    clerk = Clerk(store)
    case = clerk.open()
    for barred in (("yo",), ("yo", "otra"), ()):
        noted = clerk.decided(case, commands.Annotate(text="Nota inventada"))
        tasks = tuple(replace(task, barred=barred) for task in clerk.waiting(noted.case, "P01-2026-0001"))
        with store.write() as transaction:
            transaction.append(replace(noted, folio="P01-2026-0001", tasks=tasks))
        with store.read() as transaction:
            assert {task.barred for task in transaction.tasks()} == {barred}
        case = noted.case


def test_the_most_pressing_task_comes_first(store: Store) -> None:
    clerk = Clerk(store)
    start = clerk.now
    for number, hours in enumerate([None, 30, 5]):
        opened = clerk.decided(None, commands.Open(case=f"caso-{number}", start="inicio_unico"))
        due = None if hours is None else start + timedelta(hours=hours)
        with store.write() as transaction:
            transaction.save_definition(clerk.definition)
            tasks = invented_tasks(opened.case, due=due)
            transaction.append(replace(opened, folio=f"P01-2026-000{number}", tasks=tasks))
    with store.read() as transaction:
        assert [task.case for task in transaction.tasks()] == ["caso-2", "caso-1", "caso-0"]
        soon = transaction.tasks(due_before=start + timedelta(hours=5))
        assert [task.case for task in soon] == ["caso-2"]
        assert soon[0].due == start + timedelta(hours=5)


def test_cases_with_a_deadline_that_is_over(store: Store) -> None:
    clerk = Clerk(store)
    opened = clerk.open()
    (clock,) = opened.clocks.values()
    with store.read() as transaction:
        assert transaction.cases_due(clock.due - timedelta(microseconds=1)) == ()
        assert transaction.cases_due(clock.due) == ("caso-1",)
    clerk.register()
    done = clerk.do(commands.Advance(row="2"))
    assert [item.state for item in done.clocks.values()] == [ClockState.STOPPED]
    with store.read() as transaction:
        assert transaction.cases_due(clock.due + timedelta(days=9)) == ()


def test_earlier_cases_that_share_every_datum(store: Store) -> None:
    clerk = Clerk(store)
    said = [
        {"nombre": ("ana",), "calle": ("luna 1", "sol 2")},
        {"nombre": ("ana", "eva"), "calle": ("sol 2",)},
        {"nombre": ("eva",), "calle": ("mar 3",)},
    ]
    for number, tokens in enumerate(said):
        clerk.open(f"caso-{number}", tokens=tokens)
        clerk.wait(days=1)
    with store.read() as transaction:

        def found(other: str = "", **tokens: tuple[str, ...]) -> list[str]:
            return [item.case for item in transaction.earlier(other).matching("PRUEBA-01", tokens)]

        assert found(nombre=("ana",)) == ["caso-0", "caso-1"]
        assert found(nombre=("ana",), calle=("luna 1",)) == ["caso-0"]
        assert found(nombre=("eva", "nadie"), calle=("sol 2", "mar 3")) == ["caso-1", "caso-2"]
        assert found("caso-0", nombre=("ana",)) == ["caso-1"]
        assert found(nombre=()) == []
        assert found(calle=("ana",)) == []
        assert transaction.earlier("").matching("PRUEBA-02", {"nombre": ("ana",)}) == ()


def test_an_earlier_case_says_where_it_is_and_what_it_completed(store: Store) -> None:
    clerk = Clerk(store)
    opened = clerk.open(tokens={"nombre": ("ana",)})
    clerk.wait(hours=1)
    clerk.register(tokens={"nombre": ("eva",)})
    with store.read() as transaction:
        assert transaction.earlier("").matching("PRUEBA-01", {"nombre": ("ana",)}) == ()
        (found,) = transaction.earlier("").matching("PRUEBA-01", {"nombre": ("eva",)})
    assert found.opened_at == opened.opened_at
    assert found.resting == ("2",)
    assert found.completed == {"1": clerk.now}


def test_periodic_openings(store: Store) -> None:
    with store.write() as transaction:
        assert not transaction.opened_for("PRUEBA-01", "mensual", "2026-03")
        transaction.mark_opened("PRUEBA-01", "mensual", "2026-03", "")
        assert transaction.opened_for("PRUEBA-01", "mensual", "2026-03")
    with store.read() as transaction:
        assert transaction.opened_for("PRUEBA-01", "mensual", "2026-03")
        assert not transaction.opened_for("PRUEBA-01", "mensual", "2026-04")
