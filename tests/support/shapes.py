"""Random blocks, right by construction from the vocabulary, and nodes for them where each key has a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.kinds import Many, ObjectKind, Rule, Value, Variants
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


def seeded(seed: int) -> Random:
    """Return a source of choices; the seed is what a failing test prints."""
    return Random(seed)


def block(rng: Random, name: str, depth: int = 3) -> dict[str, Any]:
    """Return a right block of that kind, as texts, lists and dicts; the same for the same random state."""
    kind = KINDS[name]
    if isinstance(kind, Variants):
        simple = [each for _key, each in kind.by if each not in ("en_paralelo", "decision")]
        return block(rng, rng.choice([each for _key, each in kind.by] if depth > 1 else simple), depth)
    assert isinstance(kind, ObjectKind)
    if kind.free_keys is not None:
        return _condition(rng, kind, depth)
    if kind.exactly == 1:
        key = rng.choice(kind.keys)
        return {key.name: some_value(rng, key.value, depth)}
    chosen = {key.name for key in kind.keys if key.required}
    optional = [key.name for key in kind.keys if not key.required]
    chosen |= set(rng.sample(optional, min(len(optional), rng.randint(0, 4)))) if depth > 0 else set()
    chosen = _mend(rng, kind, chosen)
    made = {key.name: some_value(rng, key.value, depth - 1) for key in kind.keys if key.name in chosen}
    for demand in kind.demands:
        if demand.only_when is not None and made.get(demand.only_when[0]) == demand.only_when[1]:
            for key in (each for each in kind.keys if each.name in demand.keys):
                made.setdefault(key.name, some_value(rng, key.value, depth - 1))
    return made


def _condition(rng: Random, kind: ObjectKind, depth: int) -> dict[str, Any]:
    assert kind.free_keys is not None
    leaves = [key for key in kind.keys if key.value.object != kind.name]
    key = rng.choice([None, *(kind.keys if depth > 0 else leaves)])
    if key is None:
        return {"urgente": some_value(rng, kind.free_keys, depth - 1)}
    return {key.name: some_value(rng, key.value, depth - 1)}


def _mend(rng: Random, kind: ObjectKind, chosen: set[str]) -> set[str]:
    """Add and take away optional keys until the demands of the kind are met."""
    simple = [demand for demand in kind.demands if demand.only_when is None]
    needs = [demand for demand in simple if demand.rule is Rule.FIRST_NEEDS_REST]
    for demand in simple:
        present = [key for key in demand.keys if key in chosen]
        if demand.rule in (Rule.EXACTLY_ONE, Rule.AT_LEAST_ONE) and not present:
            chosen.add(rng.choice(demand.keys))
        elif demand.rule is Rule.EXACTLY_ONE or (demand.rule is Rule.NOT_BOTH and len(present) == len(demand.keys)):
            cut = set(present[1:])
            chosen -= cut | {need.keys[0] for need in needs if cut & set(need.keys[1:])}
    banned = {key for demand in simple if demand.rule is Rule.EXACTLY_ONE for key in demand.keys if key not in chosen}
    for _round in kind.keys:
        for need in needs:
            if need.keys[0] in chosen:
                if banned & set(need.keys[1:]):
                    chosen.discard(need.keys[0])
                else:
                    chosen |= set(need.keys)
    return chosen


def some_value(rng: Random, value: Value, depth: int) -> Any:
    """Return a right value of a key."""
    if value.free:
        return {"urgente": "si", "areas": ["juridica"]}
    if value.many is Many.NAMED:
        ids = rng.sample(["uno", "dos_2", "tres"], rng.randint(1, 2))
        return {each: _item(rng, value, depth) for each in ids}
    if value.many is Many.LIST or (value.many is Many.ONE_OR_LIST and rng.random() < 0.5):
        return [_item(rng, value, depth) for _each in range(rng.randint(max(value.least, 1), value.most or 2))]
    return _item(rng, value, depth)


def _item(rng: Random, value: Value, depth: int) -> Any:
    if value.scalar is None or (value.object and depth > 0 and rng.random() < 0.5):
        return block(rng, value.object, depth)
    return rng.choice(value.scalar.words or SAMPLES[value.scalar.name])


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
