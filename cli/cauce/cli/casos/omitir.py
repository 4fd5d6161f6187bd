"""`cauce omitir`: omit an optional step, with a reason."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.casos.stepping import the_step
from cauce.cli.settings import Settings
from cauce.model import commands


def omitir(
    settings: Settings,
    folio: options.Folio,
    step: options.Step = None,
    reason: options.Reason = None,
    reason_file: options.ReasonFile = None,
    request: options.Sending = None,
    sequence: options.Sequence = None,
    as_json: options.Json = False,
) -> int:
    """Deja sin hacer un paso que el procedimiento permite omitir, y dice por qué."""
    return with_reason(
        settings,
        "omitir",
        folio,
        (reason, reason_file),
        (request, sequence, as_json),
        lambda opened, view, text: commands.Skip(row=the_step(settings, opened, view, step), reason=text),
        question="¿Por qué se omite este paso?",
    )
