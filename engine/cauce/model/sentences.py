"""Whole sentences on what a procedure declares beside its table, the same on the screen and on the web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.declarations import Failing
from cauce.model.wording import condition_text, deadline_text, lapse_text, listed, period_text, target_name

if TYPE_CHECKING:
    from cauce.model.declarations import Start
    from cauce.model.obligations import Deadline, Rule
    from cauce.model.procedure import Procedure

FAILING = {
    Failing.BLOCKS: "no deja seguir",
    Failing.WARNS: "advierte",
    Failing.NONCONFORMITY: "presunta no conformidad",
}
"""What happens when something demanded is wanting."""


def start_name(start: Start) -> str:
    """Name a start and, if it is periodic, say when it opens."""
    return f"{start.name} ({period_text(start.period)})" if start.period else start.name


def deadline_sentence(procedure: Procedure, deadline: Deadline) -> str:
    """Say a deadline whole: its name, the value of its clock, when it rests, what happens when it lapses."""
    pauses = [target_name(procedure, ref) for ref in deadline.paused_in]
    paused = f". En pausa mientras el caso está en {listed(pauses, 'o')}" if pauses else ""
    text = _capital(deadline_text(procedure, deadline))
    return f"{_named(deadline.name)}{text}{paused}. Al vencer: {lapse_text(procedure, deadline.lapse)}."


def rule_sentence(procedure: Procedure, rule: Rule) -> str:
    """Say a rule whole: its name, when it is checked, what it demands, what happens if it is not met."""
    moments = [f"al entrar a {target_name(procedure, ref)}" for ref in rule.on_enter]
    moments += [f"al completar {target_name(procedure, ref)}" for ref in rule.on_complete]
    when = f", cuando {condition_text(procedure, rule.when)}" if rule.when else ""
    demand = condition_text(procedure, rule.demands)
    return f"{_named(rule.name)}{_capital(listed(moments, 'o'))}{when}: {demand}. Si falta: {FAILING[rule.failing]}."


def _named(name: str) -> str:
    return f"{name}. " if name else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
