"""What a person has answered so far in a step, and how it is kept half-filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cauce.cli.casos.given.papers import Papers
from cauce.model.commands import Attached, Paper


@dataclass
class SoFar:
    """The records said so far, and the fields of the one that is being said."""

    records: list[dict[str, Any]] = field(default_factory=list, repr=False)
    current: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said."""
        return not (self.records or self.current)


@dataclass(kw_only=True)
class Answer:
    """A half-filled answer. `left_out` are data and documents that were asked for and deliberately left out.

    `lists` are the data of type *lista* whose records are still being said. `order` are the ids of data and documents
    as they are asked: in that order they are shown, however they came to be answered.
    """

    answers: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict, repr=False)
    papers: Papers = field(default_factory=lambda: Papers({}, {}), repr=False)
    designee: str = ""
    again: bool | None = None
    left_out: set[str] = field(default_factory=set)
    lists: dict[str, SoFar] = field(default_factory=dict, repr=False)
    order: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been answered."""
        said = self.answers or self.data or self.papers.documents or self.designee
        return not said and all(so_far.is_empty for so_far in self.lists.values())

    def take(self, kept: Answer) -> None:
        """Add what a kept answer says; what is said here goes before it."""
        self.answers = self.answers or kept.answers
        self.data = {**kept.data, **self.data}
        self.lists = {name: so_far for name, so_far in kept.lists.items() if name not in self.data}
        self.papers.documents.update({**kept.papers.documents, **self.papers.documents})
        self.designee = self.designee or kept.designee

    def draft(self) -> dict[str, Any]:
        """Return it as plain values, to be kept. A file is not kept with them: it is asked for again."""
        return {
            "respuestas": list(self.answers),
            "datos": _plain(self.data),
            "documentos": {
                name: paper for name, paper in self.papers.documents.items() if not isinstance(paper, Attached)
            },
            "designa": self.designee,
            "listas": {
                name: {"registros": _plain(so_far.records), "actual": _plain(so_far.current)}
                for name, so_far in self.lists.items()
                if not so_far.is_empty
            },
        }


def from_draft(kept: Mapping[str, Any]) -> Answer:
    """Return the answer that was kept."""
    documents: dict[str, Paper] = dict(kept.get("documentos", {}))
    return Answer(
        answers=tuple(kept.get("respuestas", ())),
        data={name: _tuples(value) for name, value in kept.get("datos", {}).items()},
        papers=Papers(documents, {}),
        designee=kept.get("designa", ""),
        lists={
            name: SoFar(list(said["registros"]), dict(said["actual"])) for name, said in kept.get("listas", {}).items()
        },
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
