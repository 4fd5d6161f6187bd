"""Interruptions, rules, deadlines and antecedents."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.fact import (
    Fact,
    Part,
    data_uses,
    data_words,
    document_uses,
    fact,
    rows_words,
)
from cauce.model import wording
from cauce.model.obligations import Antecedent, AntecedentWindow, Deadline, Interruption, Rule
from cauce.model.procedure import Procedure


def obliged_facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield what must be met and by when."""
    yield from (_interruption(procedure, each) for each in procedure.interruptions)
    yield from (_rule(procedure, each) for each in procedure.rules)
    yield from (_deadline(procedure, each) for each in procedure.deadlines)
    yield from (_antecedent(procedure, each) for each in procedure.antecedents)


def _interruption(procedure: Procedure, interruption: Interruption) -> Fact:
    own_rows = f"sus propios pasos, desde {wording.row_name(interruption.rows[0])}" if interruption.rows else ""
    said = {
        "nombre": interruption.name,
        "lleva a": own_rows or wording.target_name(procedure, interruption.target),
        "entre": rows_words(procedure, interruption.between or ()),
        "quién la registra": wording.actors_text(procedure, interruption.actors),
        "registra": data_uses(procedure, interruption.records),
        "recibe": document_uses(procedure, interruption.receives),
    }
    return fact(Part.INTERRUPTIONS, interruption.id, interruption.name, said, source=interruption.source)


def _rule(procedure: Procedure, rule: Rule) -> Fact:
    said = {
        "nombre": rule.name,
        "al entrar": rows_words(procedure, rule.on_enter),
        "al completar": rows_words(procedure, rule.on_complete),
        "cuándo": wording.condition_text(procedure, rule.when),
        "exige": wording.condition_text(procedure, rule.demands),
        "si falta": rule.failing.value.replace("_", " "),
    }
    return fact(Part.RULES, rule.id, rule.name or rule.id, said, source=rule.source)


def _deadline(procedure: Procedure, deadline: Deadline) -> Fact:
    said = {
        "nombre": deadline.name,
        "plazo": wording.deadline_text(procedure, deadline),
        "se detiene en": rows_words(procedure, deadline.paused_in),
        "al vencer": wording.lapse_text(procedure, deadline.lapse),
    }
    return fact(Part.DEADLINES, deadline.id, deadline.name or deadline.id, said, source=deadline.source)


def _antecedent(procedure: Procedure, antecedent: Antecedent) -> Fact:
    said = {
        "coinciden": data_words(procedure, antecedent.matching),
        "al completar": rows_words(procedure, (antecedent.on_complete,)),
        "cuenta si": "; ".join(_window(procedure, window) for window in antecedent.windows),
        "marca": data_words(procedure, [antecedent.marks]),
    }
    return fact(Part.ANTECEDENTS, antecedent.id, antecedent.id, said, source=antecedent.source)


def _window(procedure: Procedure, window: AntecedentWindow) -> str:
    parts = []
    if window.received_within:
        parts.append(f"se recibió en {window.received_within}")
    if window.open_at:
        parts.append(f"sigue abierto en {wording.target_name(procedure, window.open_at)}")
    if window.completed:
        parts.append(f"completó {wording.target_name(procedure, window.completed)}")
    if window.within:
        parts.append(f"en {window.within}")
    return ", ".join(parts)
