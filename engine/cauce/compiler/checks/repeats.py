"""One cause, one error: what is wrong in many places for the same reason is told at the first, which names the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cauce.model.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.source import Span

_SCENARIO = "en el escenario "
_MOST_SHOWN = 4


class Finding(NamedTuple):
    """An error before it is known whether it is told apart: where («en el paso 2 «…»»), and what is wrong there.

    Findings of the same `cause` are one error. `hint` is asked of the one that is told only.
    """

    code: str
    cause: str
    where: str
    what: str
    span: Span
    hint: Callable[[], str]


def told_once(context: Context, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Yield one error for each cause: at its first place that is not in a scenario, if there is one."""
    causes: dict[str, list[Finding]] = {}
    for finding in findings:
        causes.setdefault(finding.cause, []).append(finding)
    for same in causes.values():
        first, *others = sorted(same, key=lambda each: (each.where.startswith(_SCENARIO), each.span))
        message = f"{first.where}: {first.what}" if first.where else first.what
        yield context.error(first.code, first.span, message, first.hint(), tuple(_also(others)))


def _also(others: list[Finding]) -> Iterator[Related]:
    left = len(others) - _MOST_SHOWN
    for index, other in enumerate(others[:_MOST_SHOWN], start=1):
        rest = f", y en {left} {'lugar' if left == 1 else 'lugares'} más" if left > 0 and index == _MOST_SHOWN else ""
        yield Related(other.span, f"también {other.where}{rest}")
