"""An institution and its calendar: files that owners edit, with validity dates and sources."""

from __future__ import annotations

from datetime import date, time

from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Hours of the week. Either `days` (0 = Monday) from `start` (inclusive) to `end` (exclusive), or outside another.

    With `working_days_only`, rest days of the calendar are not inside.
    """

    id: str
    days: tuple[int, ...] = ()
    start: time = time(0)
    end: time = time(0)
    working_days_only: bool = False
    outside_of: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the institution's printed table: `holds` is numero, responsable, actividad or documento."""

    holds: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """How the institution prints a table of activities.

    `number_in_activity`: the number is printed inside the activity's cell («1.1. Recibe…»). `start` and `end` are the
    texts of the unnumbered first and last rows, empty if it prints none.
    """

    columns: tuple[Column, ...]
    number_in_activity: bool = False
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution; `calendar` is the key of its calendar file, `zone` an IANA time zone."""

    id: str
    name: str
    zone: str
    calendar: str
    address: str = ""
    aliases: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    table: Table | None = None
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class RestDay:
    """A rest day: one `date`, or each year a month with a day, or with the nth weekday (0 = Monday).

    `every_years` with `from_year` keeps only one year in so many (1 October every six years: LFT art. 74 fr. VII).
    """

    reason: str
    date: date | None = None
    month: int = 0
    day: int = 0
    nth: int = 0
    weekday: int = 0
    every_years: int = 1
    from_year: int = 0
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Rest days, with the stretch of time for which the owner answers for them (`valid_to` inclusive)."""

    key: str
    name: str
    valid_from: date
    valid_to: date
    weekly_rest: tuple[int, ...] = (5, 6)
    rest_days: tuple[RestDay, ...] = ()
    source: Source | None = None
