"""Why something was not done: everything missing, each with the command that supplies it, with the real folio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped

if TYPE_CHECKING:
    from cauce.model.refusals import Refusal


def refusal_lines(refusal: Refusal, folio: str, columns: int) -> list[str]:
    """Return the lines: what could not be done, and one point for each thing missing."""
    things = "; ".join(item.text for item in refusal.missing)
    head = refusal.message.removesuffix(things).rstrip(": ") if things else refusal.message
    if not head or (len(refusal.missing) == 1 and head == refusal.message.rstrip(": ")):
        lines = wrapped(safe_text(_sentence(refusal.message)), columns)
        cures = [item.cure for item in refusal.missing if item.cure]
        return [*lines, *(f"  {_cure(cure, folio)}" for cure in dict.fromkeys(cures))]
    lines = wrapped(safe_text(f"{head}:"), columns)
    for item in refusal.missing:
        lines += wrapped(safe_text(f"- {item.text}"), columns, "  ", "    ")
        if item.cure:
            lines.append(f"    {_cure(item.cure, folio)}")
    return lines


def refusal_json(refusal: Refusal, folio: str = "") -> dict[str, Any]:
    """Return a refusal as `--json` writes it (docs/json.md)."""
    return {
        "rechazo": refusal.code,
        "mensaje": refusal.message,
        "falta": [
            {"tipo": item.kind, "nombre": item.name, "texto": item.text, "orden": _cure(item.cure, folio)}
            for item in refusal.missing
        ],
    }


def _cure(cure: str, folio: str) -> str:
    return safe_text(cure.replace("FOLIO", folio) if folio else cure)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…", "?")) else f"{text}."
