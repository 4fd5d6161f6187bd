"""What a person did when the text is not YAML: one suspect per kind of mistake, asked in order."""

from __future__ import annotations

from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.syntax import brackets, colons, indentation, quotes, reserved
from cauce.compiler.reader.syntax.failure import Failure, Finding, Suspect

SUSPECTS: tuple[Suspect, ...] = (
    reserved.directive,
    quotes.bad_escape,
    brackets.cut_by_hash,
    quotes.unclosed,
    quotes.text_after,
    brackets.wrong_closer,
    brackets.unclosed,
    brackets.question_mark,
    colons.no_key,
    colons.second_colon,
    colons.second_colon_in_flow,
    brackets.comma,
    reserved.reserved_sign,
    indentation.glued_dash,
    colons.glued_colon,
    indentation.outside_text,
    colons.no_colon,
    indentation.misaligned,
    indentation.first_line_indented,
)
"""The order is from what leaves no doubt to what is likely."""


def explain(failure: Failure) -> Finding:
    """Return what the first suspect that recognises a syntax error says, or at least where reading stopped."""
    for suspect in SUSPECTS:
        if finding := suspect(failure):
            return finding
    end = failure.source.end_of_line(failure.index)
    here = shown(failure.source.text[failure.index : end])
    message = f"desde aquí el archivo ya no se entiende: «{here}»" if here else "el archivo se corta antes de terminar"
    hint = (
        "Compárela, y la línea de arriba, con otras parecidas: sangría, dos puntos con su espacio, comillas, corchetes."
    )
    return Finding("E199", failure.source.span(failure.index, max(failure.index, end)), message, hint)
