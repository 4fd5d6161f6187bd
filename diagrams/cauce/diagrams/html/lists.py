"""What the table does not say, as lists: ways in and out, decisions, deadlines, rules, interruptions."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.diagrams.html.places import Places, deciding_rows, decision_id
from cauce.diagrams.html.table import ways_to
from cauce.diagrams.html.tags import Markup, link, tag, text
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Row
from cauce.model.sentences import deadline_sentence, rule_sentence, start_name
from cauce.model.wording import row_name, target_name

Section = tuple[str, str, list[Markup]]
"""The id of a section, its title, and its items."""


def sections(procedure: Procedure, places: Places) -> list[Section]:
    """Return the sections that have something to say."""
    teller = _Teller(procedure, places)
    found: list[Section] = [
        ("inicios", "Inicios", list(teller.starts())),
        ("fines", "Fines", list(teller.ends())),
        ("decisiones", "Decisiones", list(teller.decisions())),
        ("plazos", "Plazos", list(teller.deadlines())),
        ("reglas", "Reglas", list(teller.rules())),
        ("interrupciones", "Interrupciones", list(teller.interruptions())),
        ("ademas", "Pasos dibujados que la tabla no imprime", list(teller.untold())),
    ]
    return [section for section in found if section[2]]


class _Teller:
    def __init__(self, procedure: Procedure, places: Places) -> None:
        self.procedure = procedure
        self.places = places

    def starts(self) -> Iterator[Markup]:
        for start in self.procedure.starts:
            yield _item([text(f"{start_name(start)} → "), self.target(start.target)])

    def ends(self) -> Iterator[Markup]:
        for end in self.procedure.ends:
            again = [text("; se reabre en "), self.target(end.reopens_at)] if end.reopens_at else []
            yield _item([text(end.name), *again])

    def decisions(self) -> Iterator[Markup]:
        for number, row in enumerate(deciding_rows(self.procedure)):
            several = " (una o varias)" if row.choice is Choice.SEVERAL else ""
            asked = f": {row.short or row.text}" if row.step else ""
            ways = tag("ul", {}, [tag("li", {}, self.way(row, branch)) for branch in row.branches])
            yield _item([self.row(row), text(f"{asked}{several} "), self.drawn(row), ways], decision_id(number))

    def way(self, row: Row, branch: Branch) -> Iterator[Markup]:
        yield text(f"{branch.name} → ")
        # A branch that leads nowhere goes on where its row does.
        yield self.row(branch.rows[0]) if branch.rows else self.target(branch.target or row.next)
        if branch.limit:
            yield text(f"; después de {branch.limit} → ")
            yield self.target(branch.after)

    def deadlines(self) -> Iterator[Markup]:
        for deadline in self.procedure.deadlines:
            refs = deadline.inside or tuple(filter(None, (deadline.until,)))
            yield _item([text(f"{deadline_sentence(self.procedure, deadline)} "), *self.spots(refs)])

    def rules(self) -> Iterator[Markup]:
        for rule in self.procedure.rules:
            spots = self.spots((*rule.on_enter, *rule.on_complete))
            yield _item([text(f"{rule_sentence(self.procedure, rule)} "), *spots])

    def interruptions(self) -> Iterator[Markup]:
        for each in self.procedure.interruptions:
            where = self.target(each.target) if each.target else self.row(each.rows[0])
            yield _item([text(f"{each.name} → "), where])

    def untold(self) -> Iterator[Markup]:
        for row in self.places.untold:
            yield _item([text(f"{row.text} "), self.drawn(row)], self.places.told[row.ref])

    def drawn(self, row: Row) -> Markup:
        """Return the links to the symbols of a row."""
        return ways_to(self.places.drawn.get(row.ref, ()))

    def spots(self, refs: tuple[str, ...]) -> Iterator[Markup]:
        """Yield links to the rows that a clock or a rule is about."""
        for row in dict.fromkeys(map(self.procedure.row_by_ref.get, refs)):
            if row is not None:
                yield f"{self.row(row)} "

    def target(self, target: str | None) -> Markup:
        """Name where a way leads, as a link if it is a row."""
        row = self.procedure.row_by_ref.get(target or "")
        return self.row(row) if row else text(target_name(self.procedure, target))

    def row(self, row: Row) -> Markup:
        """Name a row, as a link to where it is told or, if nowhere, drawn."""
        told = self.places.told.get(row.ref)
        return link(told, row_name(row)) if told else text(row_name(row))


def _item(content: list[Markup], own: str = "") -> Markup:
    return tag("li", {"id": own or False, "class": "fila"}, content)
