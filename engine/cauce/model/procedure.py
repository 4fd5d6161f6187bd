"""A compiled procedure: what the compiler gives and everything else takes on trust."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from cauce.model.declarations import Datum, DocumentType, End, Role, Series, Start
from cauce.model.document_control import Annex, DocumentControl, Erratum, Indicator, Section
from cauce.model.frozen import dataclass
from cauce.model.obligations import Antecedent, Deadline, Interruption, Rule
from cauce.model.rows import Row, walk
from cauce.model.scenarios import Scenario
from cauce.model.source import NOWHERE, Span

MAIN = ""
"""The id of the main region. A branch's region is «REF/INDEX», an interruption's is «!ID»."""


@dataclass(frozen=True, slots=True)
class Region:
    """One list of rows, in which a case holds at most one position per instance.

    `owner` is the ref of the row whose branch number `branch` this is, or "" for the main list and interruptions.
    """

    id: str
    rows: tuple[Row, ...]
    parent: str | None = None
    owner: str = ""
    branch: int = 0


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """A procedure as written in one file, with its names resolved."""

    key: str
    aliases: tuple[str, ...] = ()
    name: str
    version: str
    date: str
    institution: str
    area: str = ""
    frequency: str = ""
    purpose: str = ""
    scope: str = ""
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()
    roles: tuple[Role, ...] = ()
    documents: tuple[DocumentType, ...] = ()
    data: tuple[Datum, ...] = ()
    series: tuple[Series, ...] = ()
    starts: tuple[Start, ...] = ()
    ends: tuple[End, ...] = ()
    rows: tuple[Row, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    rules: tuple[Rule, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    errata: tuple[Erratum, ...] = ()
    control: DocumentControl | None = None
    scenarios: tuple[Scenario, ...] = ()
    file: str = ""
    digest: str = ""
    span: Span = NOWHERE

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every list of rows by its id: the main one first, then in the order of the table."""
        found: dict[str, Region] = {MAIN: Region(MAIN, self.rows)}
        for interruption in self.interruptions:
            if interruption.rows:
                found[f"!{interruption.id}"] = Region(f"!{interruption.id}", interruption.rows)
        pending = list(reversed(found.values()))
        while pending:
            region = pending.pop()
            for row in region.rows:
                for index, branch in enumerate(row.branches):
                    if branch.rows:
                        nested = Region(f"{row.ref}/{index}", branch.rows, region.id, row.ref, index)
                        found[nested.id] = nested
                        pending.append(nested)
        return found

    @cached_property
    def row_by_ref(self) -> Mapping[str, Row]:
        """Every row, nested ones too, by its `ref` and by its id."""
        found: dict[str, Row] = {}
        for row in self.all_rows():
            found[row.ref] = row
            if row.id:
                found.setdefault(row.id, row)
        return found

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The id of the region in which each row (by ref) is listed."""
        return {row.ref: region.id for region in self.regions.values() for row in region.rows}

    @cached_property
    def role_by_id(self) -> Mapping[str, Role]:
        """Roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def document_by_id(self) -> Mapping[str, DocumentType]:
        """Document types by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def datum_by_id(self) -> Mapping[str, Datum]:
        """Data by id."""
        return {datum.id: datum for datum in self.data}

    @cached_property
    def start_by_id(self) -> Mapping[str, Start]:
        """Starts by id."""
        return {start.id: start for start in self.starts}

    @cached_property
    def end_by_id(self) -> Mapping[str, End]:
        """Ends by id."""
        return {end.id: end for end in self.ends}

    def all_rows(self) -> Iterator[Row]:
        """Yield every row in the order of the printed table, those of interruptions last."""
        yield from walk(self.rows)
        for interruption in self.interruptions:
            yield from walk(interruption.rows)
