"""A case that was just read or written is not decoded again; nobody sees another state for it."""

from collections.abc import Callable
from datetime import UTC, datetime

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.codec import to_plain
from cauce.store import recent
from cauce.store.recent import Recent
from cauce.store.store import DatabaseStore
from tests.store.clerk import Clerk

Opening = Callable[[], DatabaseStore]


def loaded(store: DatabaseStore, case: str = "caso-1") -> Case:
    with store.read() as transaction:
        return transaction.load(case).case


def test_who_goes_on_with_a_case_gets_it_as_it_was_left(opening: Opening) -> None:
    store = opening()
    clerk = Clerk(store)
    clerk.open()
    left = clerk.register()
    assert loaded(store) is left
    assert loaded(opening()) == left, "what lies in the file is the same"


def test_what_another_connection_wrote_is_seen(opening: Opening) -> None:
    here, there = opening(), opening()
    Clerk(here).open()
    Clerk(there).register()
    assert loaded(here) == loaded(opening())
    noted = Clerk(here).do(commands.Annotate(text="Nota inventada"))
    assert loaded(there) == noted


def test_what_was_undone_is_not_kept(opening: Opening) -> None:
    store = opening()
    clerk = Clerk(store)
    opened = clerk.open()
    try:
        with store.write() as transaction:
            clerk.give(transaction, "caso-1", commands.Annotate(text="Nota inventada"))
            raise InterruptedError
    except InterruptedError:
        pass
    assert loaded(store) == opened
    assert clerk.register() == loaded(opening())


def test_only_the_last_ones_are_kept() -> None:
    kept = Recent()
    case = Case(id="c", procedure="P", digest="d", start="s", opened_at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    for number in range(recent.LIMIT + 1):
        kept.decoded(number.to_bytes(32, "big"), to_plain(case))
    assert kept.get(bytes(32)) is None
    state = kept.get((1).to_bytes(32, "big"))
    assert state is not None
    assert state.case == case
