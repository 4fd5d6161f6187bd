"""Commands whose only word is a reason: the case is seen, the reason is asked for or read, the command is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cauce.cli.casos import options
from cauce.cli.casos.doing import giving, run

if TYPE_CHECKING:
    from cauce.cli.casos.doing import Giving
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.model.commands import Command
    from cauce.runtime.desk.desk import CaseView


ANY_REASON = "…"
"""A reason that is never given: whether somebody may do it does not depend on why."""


def with_reason(
    settings: Settings,
    name: str,
    folio: str,
    reason: options.Reason,
    sent: options.Sent,
    make: Callable[[Session, CaseView], Callable[..., Command]],
    *,
    question: str = "¿Por qué motivo?",
    needed: bool = True,
) -> int:
    """Give the command `name` to a case, made of a reason; return the exit code. Raises CommandError.

    `make` settles all but the reason, and returns what makes the command of it (`reason=`): why is asked last. Without
    `needed` a reason that is not mentioned is not asked for.
    """
    from cauce.cli.casos.given.texts import secret_text
    from cauce.cli.casos.rehearsing import rehearsed_lines
    from cauce.cli.workspace.questions import can_ask

    def of(opened: Session, view: CaseView, how: Giving) -> Command:
        made = make(opened, view)
        if can_ask(settings):
            # Nothing else is asked: what it would be refused for, no reason mends.
            rehearsed_lines(opened, view, made(reason=ANY_REASON))
        return made(reason=secret_text(settings, opened, "--motivo", reason, question=question, needed=needed))

    return run(settings, folio, name, giving(sent), of)
