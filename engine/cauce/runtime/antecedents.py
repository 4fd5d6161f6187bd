"""Earlier cases of the same matter (language.md L29): they are proposed when a row is completed; a person decides."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Case, Status
from cauce.model.obligations import Antecedent, AntecedentWindow
from cauce.runtime.conditions import value_of
from cauce.runtime.dues import due_at, has_passed
from cauce.runtime.ports import EarlierCase
from cauce.runtime.tokens import tokens_of
from cauce.runtime.work import Work


def propose(work: Work, ref: str, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Search for the antecedents of a row that was completed, and propose what they find."""
    for antecedent in work.plan.antecedents.get(ref, ()):
        cases = tuple(earlier.case for earlier in _matching(work, antecedent) if _counts(work, antecedent, earlier))
        known = any(item.antecedent == antecedent.id for item in work.case.proposals.get(antecedent.marks, ()))
        if cases or known:
            work.emit(
                events.Proposed(
                    at=work.now,
                    visit=visit,
                    causes=causes,
                    antecedent=antecedent.id,
                    datum=antecedent.marks,
                    cases=cases,
                )
            )


def seen_by_others(case: Case) -> EarlierCase | None:
    """Return what an antecedent of another case may know of this one; None of a case that was opened by mistake."""
    if case.status is Status.CANCELLED:
        return None
    return EarlierCase(
        case=case.id,
        opened_at=case.opened_at,
        resting=tuple(sorted({item.row for item in case.positions.values()})),
        completed={row: done[-1].at for row, done in case.completions.items()},
    )


def _matching(work: Work, antecedent: Antecedent) -> tuple[EarlierCase, ...]:
    tokens = {}
    for name in antecedent.matching:
        value, lacking = value_of(work, name)
        tokens[name] = () if lacking else tokens_of(work.plan.data[name], value)
    if not all(tokens.values()):
        return ()  # something to compare is not known: nothing can be the same
    return work.context.earlier.matching(work.plan.procedure.key, tokens)


def _counts(work: Work, antecedent: Antecedent, earlier: EarlierCase) -> bool:
    """Tell whether a case was opened before this one and is in one of the windows."""
    if earlier.case == work.case.id or earlier.opened_at > work.case.opened_at:
        return False
    return any(_inside(work, window, earlier) for window in antecedent.windows)


def _inside(work: Work, window: AntecedentWindow, earlier: EarlierCase) -> bool:
    """Tell whether this case was received within the time of a window. The last day or hour is inside."""
    if window.open_at:
        return work.plan.ref(window.open_at) in earlier.resting
    limit, start = window.received_within, earlier.opened_at
    if window.completed:
        done = earlier.completed.get(work.plan.ref(window.completed))
        if done is None:
            return False
        limit, start = window.within, done
    if limit is None:
        return window.completed != ""
    due = due_at(limit, start, work.zone, work.context.calendar)
    return not has_passed(limit, due, work.case.opened_at)
