"""Random blocks, right by construction from the vocabulary, and nodes for them where each key has a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.kinds import Many, ObjectKind, Rule, Value, Variants
from cauce.compiler.shape.scalars import ScalarKind
from cauce.compiler.shape.vocabulary import KINDS
from cauce.model.source import Span

Path = tuple[str | int, ...]

SAMPLES = {
    "texto": ["Cédula de Atención", "No", "1.10", "á: b", "línea\nlínea"],
    "celda": ["", "Celda", "8."],
    "valor": ["si", "5", "norte", "2026-03-13"],
    "identificador": ["a", "f04_red", "trabajo_social", "x" * 40],
    "fila": ["1", "2.10", "apartar_hora", "5 Bis"],
    "destino": ["siguiente", "3.1", "archivada"],
    "paso": ["1", "1.10", "5 Bis"],
    "clave": ["PR-IMMUVER-01", "64-AJP-P01", "lft"],
    "entero": ["0", "5", "72"],
    "entero_positivo": ["1", "30"],
    "numero": ["5", "2026-03-13"],
    "dia": ["1", "31"],
    "semana": ["1", "5"],
    "año": ["2024"],
    "fecha": ["2026-03-13", "2024-02-29"],
    "fecha_parcial": ["2020", "2020-12", "2020-12-21"],
    "momento": ["2026-03-13", "2026-03-13T16:20"],
    "hora": ["08:00", "15:30", "24:00"],
    "limite": ["72 horas", "1 dia habil", "15 días naturales", "3 meses"],
    "lapso": ["20 horas", "1 dia", "16 días"],
    "zona": ["America/Mexico_City", "UTC"],
}


def scalar(kind: ScalarKind) -> st.SearchStrategy[str]:
    return st.sampled_from(kind.words or tuple(SAMPLES[kind.name]))


@st.composite
def block(draw: st.DrawFn, name: str, depth: int = 5) -> dict[str, Any]:
    """A right block of that kind, as texts, lists and dicts."""
    kind = KINDS[name]
    if isinstance(kind, Variants):
        plain = [each for _key, each in kind.by if each not in ("en_paralelo", "decision")]
        return draw(block(draw(st.sampled_from([each for _key, each in kind.by] if depth > 1 else plain)), depth))
    assert isinstance(kind, ObjectKind)
    if kind.free_keys is not None:
        return draw(_condition(kind, depth))
    if kind.exactly == 1:
        key = draw(st.sampled_from(kind.keys))
        return {key.name: draw(some_value(key.value, depth))}
    chosen = {key.name for key in kind.keys if key.required}
    optional = [key.name for key in kind.keys if not key.required]
    if depth > 0:
        chosen |= draw(st.sets(st.sampled_from(optional), max_size=4)) if optional else set()
    chosen = _mend(draw, kind, chosen)
    made = {key.name: draw(some_value(key.value, depth - 1)) for key in kind.keys if key.name in chosen}
    for demand in kind.demands:
        if demand.only_when is not None and made.get(demand.only_when[0]) == demand.only_when[1]:
            for wanted in demand.keys:
                key_of = kind.key(wanted)
                assert key_of is not None
                made.setdefault(wanted, draw(some_value(key_of.value, depth - 1)))
    return made


@st.composite
def _condition(draw: st.DrawFn, kind: ObjectKind, depth: int) -> dict[str, Any]:
    assert kind.free_keys is not None
    leaves = [key for key in kind.keys if key.value.object != kind.name]
    key = draw(st.sampled_from([None, *(kind.keys if depth > 0 else leaves)]))
    if key is None:
        return {"urgente": draw(some_value(kind.free_keys, depth - 1))}
    return {key.name: draw(some_value(key.value, depth - 1))}


def _mend(draw: st.DrawFn, kind: ObjectKind, chosen: set[str]) -> set[str]:
    for _round in range(4):
        for demand in kind.demands:
            if demand.only_when is not None:
                continue
            present = [key for key in demand.keys if key in chosen]
            if demand.rule in (Rule.EXACTLY_ONE, Rule.AT_LEAST_ONE) and not present:
                chosen.add(draw(st.sampled_from(demand.keys)))
            elif demand.rule is Rule.EXACTLY_ONE and len(present) > 1:
                chosen -= set(present[1:])
            elif demand.rule is Rule.NOT_BOTH and len(present) == len(demand.keys):
                chosen.discard(present[-1])
            elif demand.rule is Rule.FIRST_NEEDS_REST and demand.keys[0] in chosen:
                chosen |= set(demand.keys)
    return chosen


def some_value(value: Value, depth: int) -> st.SearchStrategy[Any]:
    """Right values of a key."""
    if value.free:
        return st.just({"urgente": "si", "areas": ["juridica"]})
    single: list[st.SearchStrategy[Any]] = []
    if value.scalar is not None:
        single.append(scalar(value.scalar))
    if value.object and (depth > 0 or value.scalar is None):
        single.append(st.deferred(lambda: block(value.object, depth)))
    item = st.one_of(single)
    several = st.lists(item, min_size=max(value.least, 1), max_size=max(value.most or 2, value.least))
    if value.many is Many.LIST:
        return several
    if value.many is Many.ONE_OR_LIST:
        return st.one_of(item, several)
    if value.many is Many.NAMED:
        return st.dictionaries(st.sampled_from(["uno", "dos_2", "tres"]), item, min_size=1, max_size=2)
    return item


@dataclass
class Placed:
    """A tree of nodes with the place of every key and value by its path. None stands for an empty value."""

    spans: dict[Path, Span] = field(default_factory=dict)
    line: int = 0

    def node(self, value: Any, path: Path = ()) -> Node:
        self.line += 1
        start = Span(self.line, 2, self.line, 3)
        if isinstance(value, dict):
            entries = []
            for key, inner in value.items():
                self.line += 1
                self.spans[(*path, key)] = Span(self.line, 1, self.line, 1 + len(key))
                entries.append(Entry(Scalar(key, self.spans[(*path, key)]), self.node(inner, (*path, key))))
            return Mapping(tuple(entries), start)
        if isinstance(value, list):
            return Sequence(tuple(self.node(inner, (*path, index)) for index, inner in enumerate(value)), start)
        return Scalar("" if value is None else value, start, '"' if value == "" else "")


def blocks(kind_name: str, value: dict[str, Any], path: Path = ()) -> list[tuple[Path, ObjectKind, dict[str, Any]]]:
    """Every block of a right tree with its kind and path, outermost first."""
    kind = KINDS[kind_name]
    if isinstance(kind, Variants):
        kind_name = next(name for key, name in kind.by if key in value)
        kind = KINDS[kind_name]
    assert isinstance(kind, ObjectKind)
    found = [(path, kind, value)]
    for name, inner in value.items():
        key = kind.key(name)
        of = key.value if key else kind.free_keys
        if of is None or not of.object:
            continue
        if isinstance(inner, list):
            found += [
                each
                for at, item in enumerate(inner)
                if isinstance(item, dict)
                for each in blocks(of.object, item, (*path, name, at))
            ]
        elif isinstance(inner, dict) and of.many is Many.NAMED:
            found += [
                each
                for id_, item in inner.items()
                if isinstance(item, dict)
                for each in blocks(of.object, item, (*path, name, id_))
            ]
        elif isinstance(inner, dict):
            found += blocks(of.object, inner, (*path, name))
    return found
