"""The differences between two lists of facts: added, removed, renumbered, changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from cauce.compiler.compare.facts import Fact, Part, facts
from cauce.model.procedure import Procedure

_ALIKE = 0.75
"""Two texts at least this alike (difflib ratio) are taken for one row whose wording was edited."""


class ChangeKind(StrEnum):
    """What happened to a thing, in Spanish as printed and in JSON."""

    ADDED = "agregado"
    REMOVED = "quitado"
    RENUMBERED = "renumerado"
    CHANGED = "cambiado"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `attribute`, `before` and `after` are empty unless it says something of them."""

    part: Part
    kind: ChangeKind
    name: str
    attribute: str = ""
    before: str = ""
    after: str = ""


def compare(before: Procedure, after: Procedure) -> list[Change]:
    """List what changed from one procedure to another, part by part, in the order of the files.

    A row that only moved to another number is told once as renumbered, and references to it do not count as changes.
    """
    old, new = list(facts(before)), list(facts(after))
    changes: list[Change] = []
    renamed = _renumbered(old, new)
    for part in Part:
        olds = {_new_key(fact, renamed): fact for fact in old if fact.part is part}
        news = {fact.key: fact for fact in new if fact.part is part}
        names = {old_fact.name: new_fact.name for old_fact, new_fact in _pairs(old, new, renamed)}
        for key, fact in olds.items():
            if key not in news:
                changes.append(Change(part, ChangeKind.REMOVED, fact.name, before=fact.text))
        for key, fact in news.items():
            if key not in olds:
                changes.append(Change(part, ChangeKind.ADDED, fact.name, after=fact.text))
            else:
                changes.extend(_changed(olds[key], fact, names))
    return changes


def _new_key(fact: Fact, renamed: dict[str, str]) -> str:
    if fact.part is Part.ROWS:
        return renamed.get(fact.key, fact.key)
    if fact.part is Part.BRANCHES:
        owner, _, label = fact.key.partition("/")
        return f"{renamed.get(owner, owner)}/{label}"
    return fact.key


def _pairs(old: list[Fact], new: list[Fact], renamed: dict[str, str]) -> list[tuple[Fact, Fact]]:
    news = {fact.key: fact for fact in new if fact.part is Part.ROWS}
    olds = [fact for fact in old if fact.part is Part.ROWS]
    return [(fact, news[renamed[fact.key]]) for fact in olds if fact.key in renamed]


def _renumbered(old: list[Fact], new: list[Fact]) -> dict[str, str]:
    """Pair rows of both sides: first same key and text, then same text, then same key, then much the same text.

    Returns new keys by old key; a row that was only added or removed is in no pair.
    """
    olds = {fact.key: fact for fact in old if fact.part is Part.ROWS}
    news = {fact.key: fact for fact in new if fact.part is Part.ROWS}
    pairs = {key: key for key, fact in olds.items() if key in news and news[key].text == fact.text}
    taken = set(pairs.values())
    by_text: dict[str, list[str]] = {}
    for key, fact in news.items():
        if key not in taken:
            by_text.setdefault(fact.text, []).append(key)
    for key, fact in olds.items():
        if key not in pairs and by_text.get(fact.text):
            pairs[key] = by_text[fact.text].pop(0)
    taken = set(pairs.values())
    free_old = [key for key in olds if key not in pairs]
    free_new = [key for key in news if key not in taken]
    scored = sorted(
        (
            (SequenceMatcher(None, olds[a].text, news[b].text).ratio() + (0.2 if a == b else 0), a, b)
            for a in free_old
            for b in free_new
        ),
        reverse=True,
    )
    for score, a, b in scored:
        if score >= _ALIKE and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


def _changed(old: Fact, new: Fact, names: dict[str, str]) -> list[Change]:
    changes = []
    before, after = dict(old.attributes), dict(new.attributes)
    if old.part is Part.ROWS and old.key != new.key:
        changes.append(Change(old.part, ChangeKind.RENUMBERED, old.name, before=old.name, after=new.name))
        del before["paso"], after["paso"]
    for attribute in {**before, **after}:
        was, value = before.get(attribute, ""), after.get(attribute, "")
        if was != value and _renamed_text(was, names) != value:
            changes.append(Change(new.part, ChangeKind.CHANGED, new.name, attribute, was, value))
    return changes


def _renamed_text(text: str, names: dict[str, str]) -> str:
    """Rewrite every mention of a row under its new name, so that renumbering is not told again at each mention."""
    moved = sorted((name for name in names if names[name] != name), key=len, reverse=True)
    if not moved:
        return text
    mention = re.compile(f"(?:{'|'.join(map(re.escape, moved))})(?![\\d.]*\\d)")
    return mention.sub(lambda found: names[found.group()], text)
