"""Random procedures from a seed: sound by construction, of any size, with everything the language can nest.

`random_procedure` gives the model's values; `tests.support.emitter` writes them as YAML; `tests.support.faults.plant`
breaks them in named ways; `procedures` is the Hypothesis strategy. The same seed and options give the same procedure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

from cauce.compiler.checks.fall_through import falls_through
from cauce.model.conditions import Compare, Operator
from cauce.model.declarations import (
    ActorMode,
    Actors,
    DataClass,
    DataType,
    Datum,
    DatumUse,
    DocumentAction,
    DocumentType,
    DocumentUse,
    End,
    Option,
    Role,
    Start,
)
from cauce.model.obligations import Interruption
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Join, Row, RowKind
from cauce.model.source import Span
from tests.support.obligations import obligations

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import SearchStrategy

NEXT = "siguiente"
_ROLES = ("recepcion", "trabajo_social", "juridica")


@dataclass(frozen=True)
class Shape:
    """What a random procedure may hold. `size` is about how many rows it has; `depth` how deep blocks nest."""

    size: int = 20
    depth: int = 3
    data: bool = True
    escapes: bool = True
    first_joins: bool = True
    limits: bool = True
    conditional: bool = True
    cuts: bool = True
    interruptions: bool = True
    obligations: bool = True
    inclusive: bool = True


def random_procedure(seed: int, shape: Shape | None = None) -> Procedure:
    """Make a sound procedure: every row reachable, every path able to end, every datum recorded before it is read."""
    return _Maker(Random(seed), shape or Shape()).procedure(seed)


def procedures(shape: Shape | None = None) -> SearchStrategy[Procedure]:
    """Return the Hypothesis strategy of sound procedures (it draws the seed, which a failure then shows)."""
    from hypothesis import strategies

    return strategies.integers(0, 2**32 - 1).map(lambda seed: random_procedure(seed, shape))


class _Maker:
    def __init__(self, rng: Random, shape: Shape) -> None:
        self.rng = rng
        self.shape = shape
        self.count = 0
        self.data: list[Datum] = []
        self.documents: list[DocumentType] = []
        count = rng.randint(1, 3)
        self.ends = [End(id=f"fin_{n}", name=f"Fin número {n}", span=self.span()) for n in range(1, count + 1)]
        self.entries: list[str] = []
        self.spine: list[str] = []
        self.used_ends: set[str] = set()

    def span(self) -> Span:
        """Return a place of its own for each thing, so that diagnostics can be told apart."""
        self.count += 1
        return Span(self.count, 1, self.count, 9)

    def procedure(self, seed: int) -> Procedure:
        body = self._rows(0, self.shape.size, set(), main=True)
        # Ends that no decision has taken yet are taken now, before the last row.
        for end in [end for end in self.ends[:-1] if end.id not in self.used_ends]:
            body.append(self._choose([("Sigue", NEXT), ("Termina", end.id)]))
        last = self._activity(set())
        sole = len(self.ends) == 1 and self.rng.random() < 0.5
        body.append(replace(last, next=self.ends[-1].id, next_written=not sole))
        rows = link(body)
        starts = [Start(id="entrada", name="Entrada", target=rows[0].ref, actors=self._actors(), span=self.span())]
        ends = list(self.ends)
        jumps: list[Interruption] = []
        for number, target in enumerate(self.entries):
            kind = self.rng.choice(("start", "reopen", "jump" if self.shape.interruptions else "start"))
            if kind == "reopen" and not ends[0].reopens_at:
                ends[0] = replace(ends[0], reopens_at=target)
            elif kind == "jump":
                jumps.append(Interruption(id=f"urgencia_{number}", name="Urgencia", target=target, span=self.span()))
            else:
                starts.append(Start(id=f"entrada_{number}", name="Otra entrada", target=target, span=self.span()))
        rows = _said(rows, {jump.target for jump in jumps})
        asides = self._asides()
        procedure = Procedure(
            key="PR-AZAR-01",
            name=f"Procedimiento al azar {seed}",
            version="1.0",
            date="2020-12",
            institution="immuver",
            roles=tuple(Role(id=role, name=role.capitalize(), span=self.span()) for role in _ROLES),
            documents=tuple(self.documents),
            data=tuple(self.data),
            starts=tuple(starts),
            ends=tuple(ends),
            rows=rows,
            interruptions=(*jumps, *asides),
            file=f"azar-{seed}.yaml",
        )
        return obligations(procedure, self.spine, self.rng, self.span) if self.shape.obligations else procedure

    def _asides(self) -> list[Interruption]:
        if not self.shape.interruptions or self.rng.random() < 0.7:
            return []
        rows = link(self._rows(2, 3, set(), main=False))
        return [Interruption(id="aparte", name="Queja", rows=rows, span=self.span())]

    # Lists of rows. `known` holds data and documents surely there; each piece adds what it surely gives.

    def _rows(self, depth: int, size: int, known: set[str], *, main: bool) -> list[Row]:
        rows = [self._activity(known)]
        if main:
            self.spine.append(rows[0].ref)
        pieces: list[Any] = [self._plain, self._plain, self._if_then, self._if_else, self._loop, self._wait]
        if depth < self.shape.depth:
            pieces += [self._exclusive, self._parallel]
            pieces += [self._inclusive] if self.shape.inclusive else []
        if self.shape.conditional:
            pieces += [self._skippable]
        pieces += [self._end] if main else ([self._escape] if self.shape.escapes else [])
        done = 1
        while done < size:
            before = len(rows)
            if main and self.shape.cuts and self.rng.random() < 0.04:
                known.clear()
                entry = self._activity(known)
                self.entries.append(entry.ref)
                rows.append(entry)
            rows += self.rng.choice(pieces)(depth, max(2, min(size // 2, 8)), known)
            if main and rows[-1].kind is RowKind.ACTIVITY and not rows[-1].optional and not rows[-1].when:
                self.spine.append(rows[-1].ref)
            done += sum(1 + _size(row) for row in rows[before:])
        return rows

    def _plain(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        if self.rng.random() < 0.15:
            kind = self.rng.choice((RowKind.STAGE, RowKind.NOTE))
            return [self._row(kind), self._activity(known)]
        return [self._activity(known)]

    def _if_then(self, depth: int, size: int, known: set[str]) -> list[Row]:
        asked = set(known)
        inner = self._segment(depth, size, set(known))
        join = self._activity(known)
        before, first = self._two_ways(asked, NEXT, join.ref)
        known |= asked
        return [*before, first, *_written(inner, join.ref), join]

    def _if_else(self, depth: int, size: int, known: set[str]) -> list[Row]:
        asked = set(known)
        one, two = self._segment(depth, size // 2, set(known)), self._segment(depth, size // 2, set(known))
        join = self._activity(known)
        before, first = self._two_ways(asked, NEXT, two[0].ref)
        known |= asked
        return [*before, first, *_written(one, join.ref), *_written(two, join.ref), join]

    def _loop(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        body = [self._activity(known) for _ in range(self.rng.randint(1, 2))]
        if self.shape.data and self.rng.random() < 0.5:
            datum = self._datum(DataType.YES_NO)
            body[-1] = self._recording(body[-1], datum)
            known.add(datum.id)
            again, on = self._branch("Sí", body[0].ref, ("si",)), self._branch("No", NEXT, ("no",))
            return [*body, self._row(RowKind.DECISION, decides_by=datum.id, branches=(again, on))]
        again, on = self._branch("Otra vez", body[0].ref), self._branch("Sigue", NEXT)
        if self.shape.limits and self.rng.random() < 0.4:
            again = replace(again, limit=self.rng.randint(1, 3), after=NEXT)
        return [*body, self._row(RowKind.DECISION, branches=(again, on))]

    def _wait(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        between = self._activity(set(known))
        after = self._activity(known)
        wait = self._row(RowKind.WAIT, branches=(self._branch("Llega", NEXT), self._branch("No llega", after.ref)))
        return [wait, replace(between, next=after.ref, next_written=True), after]

    def _exclusive(self, depth: int, size: int, known: set[str]) -> list[Row]:
        branches = [self._nested(f"Vía {n}", depth, size, set(known)) for n in (1, 2)]
        if self.rng.random() < 0.3:
            branches.append(self._branch("Nada", NEXT))
        return [self._row(RowKind.DECISION, branches=tuple(branches)), self._activity(known)]

    def _inclusive(self, depth: int, size: int, known: set[str]) -> list[Row]:
        branches = tuple(self._nested(f"Opción {n}", depth, size, set(known)) for n in (1, 2))
        if self.shape.data and self.rng.random() < 0.4:
            datum = self._datum(DataType.OPTIONS)
            branches = tuple(
                replace(branch, options=(option.id,)) for branch, option in zip(branches, datum.options, strict=True)
            )
            row = self._recording(self._row(RowKind.DECISION), datum)
            return [replace(row, choice=Choice.SEVERAL, decides_by=datum.id, branches=branches)]
        return [self._row(RowKind.DECISION, choice=Choice.SEVERAL, branches=branches)]

    def _parallel(self, depth: int, size: int, known: set[str]) -> list[Row]:
        count = self.rng.choice((2, 2, 3))
        gained: list[set[str]] = [set(known) for _ in range(count)]
        branches = tuple(self._nested(f"Rama {n}", depth, size, gained[n]) for n in range(count))
        first = self.shape.first_joins and self.rng.random() < 0.25
        if not first:
            known.update(*gained)
        return [self._row(RowKind.PARALLEL, branches=branches, join=Join.FIRST if first else Join.ALL)]

    def _skippable(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        asked = [datum for datum in self.data[-12:] if datum.id in known and datum.type is DataType.YES_NO]
        row = self._activity(set(known))
        if asked and self.rng.random() < 0.6:
            return [replace(row, when=Compare(self.rng.choice(asked).id, Operator.IS, ("si",), self.span()))]
        return [replace(row, optional=True)]

    def _end(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        end = self.rng.choice(self.ends).id
        self.used_ends.add(end)
        return [self._choose([("Sigue", NEXT), ("Termina", end)]), self._activity(known)]

    def _escape(self, _depth: int, _size: int, known: set[str]) -> list[Row]:
        end = self.rng.choice(self.ends).id
        self.used_ends.add(end)
        row = self._choose([("Sigue", NEXT), ("Abandona todo", end)])
        goes_on, leaves = row.branches
        return [replace(row, branches=(goes_on, replace(leaves, withdraws=True))), self._activity(known)]

    # Pieces of the pieces.

    def _segment(self, depth: int, size: int, known: set[str]) -> list[Row]:
        """Return rows that are entered at the first and left at the last, which is a plain activity."""
        rows = [self._activity(known)]
        if size > 3 and depth < self.shape.depth:
            rows += self.rng.choice((self._plain, self._exclusive, self._parallel, self._loop))(
                depth + 1, size // 2, known
            )
        return [*rows, self._activity(known)]

    def _nested(self, name: str, depth: int, size: int, known: set[str]) -> Branch:
        return replace(self._branch(name, None), rows=link(self._rows(depth + 1, size // 2, known, main=False)))

    def _two_ways(self, known: set[str], one: str, two: str) -> tuple[list[Row], Row]:
        if self.shape.data and self.rng.random() < 0.5:
            datum = self._datum(DataType.OPTION)
            known.add(datum.id)
            branches = (self._branch("Uno", one, ("a",)), self._branch("Dos", two, ("b", "c")))
            if self.rng.random() < 0.5:
                row = self._recording(self._row(RowKind.ACTIVITY), datum)
                return [], replace(row, decides_by=datum.id, branches=branches)
            asks = self._recording(self._activity(known), datum)
            return [asks], self._row(RowKind.DECISION, decides_by=datum.id, branches=branches)
        return [], self._choose([("Sí", one), ("No", two)])

    def _choose(self, ways: list[tuple[str, str]]) -> Row:
        return self._row(RowKind.DECISION, branches=tuple(self._branch(name, target) for name, target in ways))

    def _branch(self, name: str, target: str | None, options: tuple[str, ...] = ()) -> Branch:
        return Branch(name=name, target=target, options=options, span=self.span(), target_span=self.span())

    def _actors(self) -> Actors:
        return Actors(ActorMode.ONE, (self.rng.choice(_ROLES),))

    def _row(self, kind: RowKind, **parts: Any) -> Row:
        span = self.span()
        number = self.count
        name = f"f{number}"
        printed = kind is RowKind.ACTIVITY and self.rng.random() < 0.7
        return Row(
            kind=kind,
            ref=str(number) if printed else name,
            step=str(number) if printed else "",
            id="" if printed else name,
            in_table=kind is not RowKind.DECISION,
            text=f"Texto de la fila {number}",
            actors=self._actors(),
            span=span,
            name_span=span,
            **parts,
        )

    def _activity(self, known: set[str]) -> Row:
        row = self._row(RowKind.ACTIVITY)
        documents: list[DocumentUse] = []
        there = [document.id for document in self.documents[-12:] if document.id in known]
        if there and self.rng.random() < 0.3:
            documents.append(DocumentUse(document=self.rng.choice(there), action=DocumentAction.USES, span=self.span()))
        if self.shape.data and self.rng.random() < 0.25:
            document = DocumentType(id=f"doc_{self.count}", name=f"Documento {self.count}", span=self.span())
            self.documents.append(document)
            action = self.rng.choice((DocumentAction.PRODUCES, DocumentAction.RECEIVES))
            documents.append(DocumentUse(document=document.id, action=action, span=self.span()))
            known.add(document.id)
        if documents:
            row = replace(row, documents=tuple(documents))
        if self.shape.data and self.rng.random() < 0.2:
            datum = self._datum(self.rng.choice((DataType.YES_NO, DataType.DATE, DataType.TEXT, DataType.INTEGER)))
            row = self._recording(row, datum)
            known.add(datum.id)
        return row

    def _datum(self, kind: DataType) -> Datum:
        options = {DataType.OPTION: ("a", "b", "c"), DataType.OPTIONS: ("a", "b")}.get(kind, ())
        datum = Datum(
            id=f"dato_{self.count}",
            type=kind,
            confidentiality=DataClass.OPERATIONAL,
            options=tuple(Option(option, f"Opción {option}") for option in options),
            span=self.span(),
        )
        self.data.append(datum)
        return datum

    def _recording(self, row: Row, datum: Datum) -> Row:
        return replace(row, records=(*row.records, DatumUse(datum=datum.id, span=self.span())))


def _size(row: Row) -> int:
    return sum(1 + _size(inner) for branch in row.branches for inner in branch.rows)


def _written(rows: list[Row], target: str) -> list[Row]:
    """Write where the last row of a segment goes, as the language asks beside a row that decisions jump to (L4)."""
    return [*rows[:-1], replace(rows[-1], next=target, next_written=True)]


def _said(rows: tuple[Row, ...], targets: Collection[str]) -> tuple[Row, ...]:
    """Write that the case goes on to the next row where an interruption leads there too (L4)."""
    said, above, between = list(rows), -1, set[str]()
    for place, row in enumerate(rows):
        between.add(row.ref)
        if row.kind in (RowKind.STAGE, RowKind.NOTE):
            continue
        if above >= 0 and between.intersection(targets) and falls_through(said[above]):
            said[above] = replace(said[above], next_written=True)
        above, between = place, set()
    return tuple(said)


def link(rows: list[Row], after: str | None = None) -> tuple[Row, ...]:
    """Fill in where each row and branch goes when it does not say, or says «siguiente»; `after` follows the list."""
    linked = []
    for place, row in enumerate(rows):
        following = rows[place + 1].ref if place + 1 < len(rows) else after
        branches = tuple(
            replace(
                branch,
                target=following if branch.target == NEXT else branch.target,
                after=following if branch.after == NEXT else branch.after,
            )
            for branch in row.branches
        )
        linked.append(replace(row, next=row.next if row.next is not None else following, branches=branches))
    return tuple(linked)
