"""Refusals of the desk: what is wrong before a case is even looked at."""

from __future__ import annotations

from cauce.model.refusals import Missing, Refusal
from cauce.model.wording import listed, quoted


def unknown_case(folio: str) -> Refusal:
    """Say that there is no such case for this person: one message, whether it exists or not (promises.md §3.2)."""
    text = f"El caso {quoted(folio)} no existe o usted no tiene acceso a él"
    return _refusal("caso_desconocido", text, "caso", folio, "cauce pendientes")


def procedure_with_errors(key: str, file: str) -> Refusal:
    """Say that the file of a procedure has errors, so that nothing can be done with it yet."""
    text = f"el archivo del procedimiento {quoted(key)} tiene errores, y con él no se abren casos"
    return Refusal(
        "procedimiento_desconocido",
        f"{text[0].upper()}{text[1:]}",
        (Missing("procedimiento", key, text, f"cauce validar {file}"),),
    )


def unknown_procedure(key: str, known: tuple[str, ...]) -> Refusal:
    """Say that the workspace has no such procedure."""
    names = listed([quoted(name) for name in known]) or "ninguno"
    text = f"No hay aquí un procedimiento {quoted(key)} que se pueda usar; hay: {names}"
    return _refusal("procedimiento_desconocido", text, "procedimiento", key, "cauce validar")


def somebody_else(folio: str) -> Refusal:
    """Say that the case moved since it was seen."""
    text = (
        f"Otra persona avanzó el caso {folio} mientras usted lo veía. "
        "No se cambió nada: vea cómo quedó y vuelva a intentarlo"
    )
    return _refusal("otra_persona", text, "caso", folio, f"cauce ver {folio}")


def not_there_yet(folio: str, sequence: int, expected: int) -> Refusal:
    """Say that the case has never been where somebody says that they saw it."""
    text = f"El caso {folio} va en el movimiento {sequence} y nunca ha estado en el {expected}. No se cambió nada"
    return _refusal("otra_persona", text, "caso", folio, f"cauce ver {folio}")


def at_once() -> Refusal:
    """Say that others were storing at the same moment, again and again."""
    text = "Otras personas guardaban al mismo tiempo, y no se hizo nada: vuelva a intentarlo"
    return _refusal("otra_persona", text, "caso", "", "Vuelva a dar la misma orden")


def another_request(request: str) -> Refusal:
    """Say that a request id has been used for something else."""
    text = f"El envío {quoted(request)} ya se usó para otra cosa, y no se hizo nada"
    return _refusal("envio_distinto", text, "envio", request, "Use otro --id-envio")


def nobody() -> Refusal:
    """Say that it is not known who acts."""
    return _refusal("persona_desconocida", "Falta saber quién lo hace", "persona", "", "--como PERSONA")


def which_start(names: tuple[str, ...]) -> Refusal:
    """Say that a procedure has several starts and one has to be chosen."""
    text = f"Falta decir por cuál inicio se abre: {listed([quoted(name) for name in names], 'o')}"
    return _refusal("inicio_no_permitido", text, "inicio", "", "cauce abrir CLAVE --inicio …")


def which_offer(folio: str, several: tuple[str, ...]) -> Refusal:
    """Say that no derivation waits to be accepted, or that it has to be said which."""
    if several:
        text = f"El caso {folio} espera respuesta a varias derivaciones, a {listed(list(several))}: falta decir a cuál"
    else:
        text = f"El caso {folio} no tiene esa derivación en espera de respuesta"
    return _refusal("derivacion_pendiente", text, "derivacion", "", f"cauce ver {folio}")


def not_a_receiver(names: str) -> Refusal:
    """Say who receives what is derived."""
    return _refusal("persona_no_permitida", f"La derivación la recibe {names}", "persona", "", "")


def _refusal(code: str, text: str, kind: str, name: str, cure: str) -> Refusal:
    return Refusal(code, text, (Missing(kind, name, text, cure),))
