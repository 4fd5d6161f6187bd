"""Which step, deadline or hand-over is meant: the one named, the only one, or the one chosen on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.asking.choices import Choice, one_of
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.doing import NOTHING_TO_DO, RefusedError, whole_number
from cauce.cli.casos.reasons import ANY_REASON
from cauce.cli.casos.waiting import ANSWERS
from cauce.cli.casos.words.deadlines import running
from cauce.cli.casos.words.places import row_command, row_title
from cauce.cli.casos.words.times import when_words
from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.cli.workspace.questions import can_ask
from cauce.compiler.suggest import fold
from cauce.model import commands
from cauce.model.refusals import Missing, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Task


def choose(
    settings: Settings, opened: Session, question: str, option: str, choices: Sequence[Choice], *, ask_one: bool = False
) -> str:
    """Return the only choice, or the one chosen on a terminal; elsewhere raise UsageError, which names the option.

    `ask_one`: a single choice is asked for too, because taking it would say something.
    """
    if len(choices) == 1 and not ask_one:
        return choices[0].key
    if not choices or not can_ask(settings):
        names = "; ".join(f"{choice.key} ({choice.text})" for choice in choices[:12])
        raise UsageError(f"Falta «{option}».", f"Puede ser: {names}." if names else "")
    return one_of(Asker(training=opened.training), question, choices)


def the_step(settings: Settings, opened: Session, view: CaseView, said: str | None) -> str:
    """Return the step to omit: the one named, or one of those that may be omitted. Raises CommandError."""
    if said is not None:
        return said
    choices = [_row(view, move.row) for move in view.moves if move.optional]
    if not choices:
        raise RefusedError(
            _nothing(view, "paso", "ninguno de los pasos en que está el caso puede omitirse"), view.folio
        )
    return choose(settings, opened, "¿Qué paso se omite?", "--paso", choices)


def the_completed(settings: Settings, opened: Session, view: CaseView, said: str | None) -> str:
    """Return the step to go back to: the one named, or one of those that this person may correct, the last first.

    Completed or omitted. Raises CommandError: when there are some and none is theirs, with why not the last one.
    """
    if said is not None:
        return said
    done = [(times[-1].at, row, "") for row, times in view.case.completions.items() if times]
    done += [(omission.at, omission.row, " (se omitió)") for omission in view.case.omissions]
    choices, refused = dict[str, Choice](), list[Refusal]()
    for at, row, how in sorted(done, reverse=True):
        if row in choices:
            continue
        back = commands.Correct(row=row, reason=ANY_REASON)
        would = opened.desk.do(view.folio, back, expected=view.case.sequence, rehearse=True)
        if isinstance(would, Refusal):
            refused.append(would)
        else:
            choice = _row(view, row)
            choices[row] = choice._replace(text=f"{choice.text}{how}, {when_words(at, opened.now, opened.zone)}")
    if not choices:
        nothing = _nothing(view, "paso", "todavía no se ha completado ningún paso")
        raise RefusedError(refused[0] if refused else nothing, view.folio)
    return choose(settings, opened, "¿A qué paso se vuelve?", "--a", list(choices.values()), ask_one=True)


def the_deadline(settings: Settings, opened: Session, view: CaseView, said: str | None) -> str:
    """Return the id of a deadline: the one said by id or name, or one of those that run."""
    clocks = running(view, opened.now)
    known = {word: clock.id for clock in clocks for word in (clock.name, clock.id)}
    if said is None:
        if not clocks:
            raise RefusedError(_nothing(view, "plazo", "ningún plazo corre en este caso"), view.folio)
        choices = [Choice(clock.id, f"{clock.name} ({clock.limit})") for clock in clocks]
        return choose(settings, opened, "¿A qué plazo se le da más tiempo?", "--plazo", choices)
    for word, found in known.items():
        if fold(word) == fold(said):
            return found
    ids = {deadline.id for deadline in view.procedure.deadlines}
    if said in ids:
        return said
    raise UsageError(f"«{said}» no es un plazo de {view.procedure.key}.", did_you_mean(said, [*known, *ids]))


def answerable(
    settings: Settings, opened: Session, view: CaseView, handover: str | None, offer: str | None
) -> tuple[str, int]:
    """Return what is answered, its kind (acuse, derivacion) and its number: the one named, or one that waits.

    Raises UsageError when it is not clear which, RefusedError when nothing waits.
    """
    if handover is not None and offer is not None:
        raise UsageError("«--turno» y «--derivacion» son dos cosas distintas.", "Deje una.")
    if handover is not None:
        return "acuse", whole_number("--turno", handover, 1)
    if offer is not None:
        return "derivacion", whole_number("--derivacion", offer, 1)
    tasks, mine = (
        [task for task in waiting if ANSWERS.get(task.kind) == "aceptar"] for waiting in (view.tasks, view.mine)
    )
    if not tasks:
        raise RefusedError(_nothing(view, "turno", "nada espera que se acepte o se rechace en este caso"), view.folio)
    tasks = mine or tasks
    choices = [_task(task) for task in tasks]
    chosen = choose(settings, opened, "¿A cuál se responde?", "--turno o --derivacion", choices)
    task = next(task for task in tasks if _task(task).key == chosen)
    return task.kind, task.item


def _task(task: Task) -> Choice:
    kind = "turno" if task.kind == "acuse" else "derivacion"
    return Choice(f"--{kind} {task.item}", task.title)


def _row(view: CaseView, ref: str) -> Choice:
    row = view.procedure.row_by_ref[ref]
    return Choice(row_command(row), f"Paso {row.step}: {row_title(row)}" if row.step else row_title(row), row.step)


def _nothing(view: CaseView, kind: str, text: str) -> Refusal:
    missing = Missing(kind, "", text, "cauce ver FOLIO")
    return Refusal(NOTHING_TO_DO, f"No se puede hacer: {text}", (missing,))
