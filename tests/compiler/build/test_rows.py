from __future__ import annotations

from cauce.model.declarations import ActorMode
from cauce.model.rows import Choice, Join, RowKind
from tests.support.compiling import built, text_of

BRANCHES = """
- paso: 1
  responsable: ventanilla
  actividad: Recibe la solicitud
- etapa: Trámite
  numero: 2
  responsable: direccion
- decision: ¿Qué requiere?
  id: requiere
  elige: varias
  ramas:
    - respuesta: Gestión
      actividades:
        - paso: 2.1
          actividad: Gestiona
        - paso: 2.2
          responsable: ventanilla
          actividad: Avisa
        - paso: 2.3
          actividad: Archiva
    - respuesta: Asesoría
      actividades:
        - paso: 2.4
          actividad: Asesora
- nota: Los plazos corren en días hábiles.
- actividad: Cierra el asunto
  id: cierre
"""


def test_a_row_is_named_by_its_number_or_else_its_id() -> None:
    procedure = built(text_of("- {paso: 1.10, id: recepcion, responsable: ventanilla, actividad: Recibe}"))
    row = procedure.rows[0]
    assert (row.ref, row.step, row.id) == ("1.10", "1.10", "recepcion")
    assert procedure.row_by_ref["recepcion"] is procedure.row_by_ref["1.10"]


def test_rows_without_a_name_are_numbered() -> None:
    procedure = built(text_of(BRANCHES))
    assert [row.ref for row in procedure.rows] == ["1", "etapa-1", "requiere", "nota-1", "cierre"]


def test_the_number_of_a_stage_is_only_printed() -> None:
    stage = built(text_of(BRANCHES)).rows[1]
    assert (stage.kind, stage.step, stage.printed.number) == (RowKind.STAGE, "", "2")


def test_rows_lead_to_the_next_and_the_last_to_the_only_end() -> None:
    procedure = built(text_of(BRANCHES))
    assert [row.next for row in procedure.rows] == ["etapa-1", "requiere", "nota-1", "cierre", "atendida"]
    assert not any(row.next_written for row in procedure.rows)


def test_with_several_ends_the_last_row_leads_nowhere() -> None:
    procedure = built(text_of(ends="{atendida: Atendida, rechazada: Rechazada}"))
    assert procedure.rows[-1].next is None


def test_a_nested_list_ends_at_its_last_row() -> None:
    branch = built(text_of(BRANCHES)).row_by_ref["requiere"].branches[0]
    assert [row.next for row in branch.rows] == ["2.2", "2.3", None]
    assert branch.target is None


def test_blank_actors_are_inherited_from_the_nearest_row_above_or_around() -> None:
    procedure = built(text_of(BRANCHES))
    actors = {row.ref: (row.actors.roles[0] if row.actors else "", row.inherited_from) for row in procedure.all_rows()}
    assert actors == {
        "1": ("ventanilla", ""),
        "etapa-1": ("direccion", ""),
        "requiere": ("direccion", "etapa-1"),
        "2.1": ("direccion", "etapa-1"),
        "2.2": ("ventanilla", ""),
        "2.3": ("ventanilla", "2.2"),
        "2.4": ("direccion", "etapa-1"),
        "nota-1": ("direccion", "etapa-1"),
        "cierre": ("direccion", "etapa-1"),
    }


def test_pasa_a_takes_a_number_an_id_or_siguiente() -> None:
    rows = """
    - {paso: 1, id: recepcion, responsable: ventanilla, actividad: Recibe, pasa_a: cierre}
    - {paso: 2, actividad: Revisa, pasa_a: siguiente}
    - {paso: 3, id: cierre, actividad: Cierra, pasa_a: recepcion}
    """
    procedure = built(text_of(rows))
    assert [(row.next, row.next_written) for row in procedure.rows] == [("3", True), ("3", True), ("1", True)]
    line = text_of(rows).split("\n")[procedure.rows[0].next_span.line - 1]
    assert line[procedure.rows[0].next_span.column - 1 :].startswith("cierre")


def test_branches_are_called_as_people_read_them() -> None:
    more = """
    datos:
      ruta: {clase: operativo, opciones: {norte: Ruta norte, sur: Ruta sur, fuera: Foránea}}
      urgente: {clase: operativo, tipo: si_no}
    """
    rows = """
    - paso: 1
      responsable: ventanilla
      actividad: Clasifica
      registra: [ruta, urgente]
      segun: ruta
      ramas:
        - {respuesta: [norte, sur], pasa_a: 2}
        - {respuesta: fuera, pasa_a: atendida}
    - decision: ¿Es urgente?
      paso: 2
      segun: urgente
      ramas:
        - {respuesta: si, pasa_a: siguiente}
        - {respuesta: no, pasa_a: atendida, limite_veces: 2, despues: 3}
    - {paso: 3, actividad: Atiende}
    """
    first, second, _ = built(text_of(rows, more)).rows
    assert [(each.name, each.options, each.target) for each in first.branches] == [
        ("Ruta norte o Ruta sur", ("norte", "sur"), "2"),
        ("Foránea", ("fuera",), "atendida"),
    ]
    assert [(each.name, each.target, each.limit, each.after) for each in second.branches] == [
        ("Sí", "3", None, None),
        ("No", "atendida", 2, "3"),
    ]
    assert not second.holds_position


def test_ways_in_which_several_act() -> None:
    rows = """
    - {paso: 1, responsable: {alguno: [ventanilla, direccion]}, actividad: A}
    - {paso: 2, responsable: {todos: [ventanilla, direccion]}, actividad: B}
    - {paso: 3, responsable: {en_orden: [direccion, ventanilla]}, actividad: C}
    - {paso: 4, responsable: {encabeza: direccion, con_apoyo: [ventanilla]}, actividad: D}
    """
    actors = [row.actors for row in built(text_of(rows)).rows]
    assert [(each.mode, each.roles) for each in actors if each] == [
        (ActorMode.ANY, ("ventanilla", "direccion")),
        (ActorMode.ALL, ("ventanilla", "direccion")),
        (ActorMode.IN_ORDER, ("direccion", "ventanilla")),
        (ActorMode.LEAD, ("direccion", "ventanilla")),
    ]


def test_every_other_key_of_a_row_fills_its_field() -> None:
    more = """
    datos:
      fecha_cita: {clase: operativo, tipo: fecha}
      motivo: {clase: operativo, tipo: texto}
    series: {folio: {nombre: Folio}}
    documentos: {acuse: {nombre: Acuse}, oficio: {nombre: Oficio}, sistema: {nombre: Sistema}, carta: {nombre: Carta}}
    """
    rows = """
    - paso: 1
      responsable: ventanilla
      actividad: Recibe a quien viene
      en_diagrama: Recibe
      en_tabla: no
      en_manual: {responsable: "", documento: Acuse 1}
      registra: [{dato: fecha_cita, cuando: {motivo: presente}, opcional: si, si_falta: advierte}]
      al_terminar_registra: [motivo]
      repite: si
      recibe: [carta]
      produce: [{documento: acuse, si_falta: no_conformidad}]
      confirma: [sistema]
      usa: [oficio]
      asigna: [folio]
      designa: direccion
    - paso: 2
      actividad: Atiende
      cuando: {motivo: presente}
      no_antes_de: {dato: fecha_cita}
      persona_distinta_de: 1
      persona_igual_a: [1]
      canaliza: {a: Hospital, con: [oficio]}
      turna_a: {alguno: [direccion], con_acuse: si, al_aceptar_registra: [motivo]}
      opcional: no
    - espera: Que acabe el otro
      paso: 3
      hasta: {concluyen: [OTRO-01]}
    - en_paralelo: A la vez
      paso: 4
      reune: primera
      ramas:
        - {nombre: Una, actividades: [{paso: 5, actividad: A}]}
        - {nombre: Otra, actividades: [{paso: 6, actividad: B}]}
    """
    first, second, wait, block = built(text_of(rows, more)).rows
    assert (first.short, first.in_table, first.printed.actor, first.printed.document) == (
        "Recibe",
        False,
        "",
        "Acuse 1",
    )
    assert first.printed.activity is None
    assert (first.repeats, first.assigns, first.designates) == (True, ("folio",), "direccion")
    assert [(use.action.value, use.document, use.failing.value) for use in first.documents] == [
        ("usa", "oficio", "bloquea"),
        ("produce", "acuse", "no_conformidad"),
        ("recibe", "carta", "bloquea"),
        ("confirma", "sistema", "bloquea"),
    ]
    (use,) = first.records
    assert (use.datum, use.optional, use.failing.value, use.when is None) == ("fecha_cita", True, "advierte", False)
    assert [use.datum for use in first.records_at_end] == ["motivo"]
    assert (second.not_before, second.different_person_from, second.same_person_as) == ("fecha_cita", ("1",), ("1",))
    assert (second.refers[0].to, second.refers[0].documents) == ("Hospital", ("oficio",))
    assert second.turns_over is not None
    assert (second.turns_over.roles, second.turns_over.receipt) == (("direccion",), True)
    assert second.turns_over.records_on_acceptance == ("motivo",)
    assert (second.optional, second.when is None) == (False, False)
    assert wait.awaits == ("OTRO-01",)
    assert (block.join, block.choice, [branch.name for branch in block.branches]) == (
        Join.FIRST,
        Choice.ONE,
        ["Una", "Otra"],
    )
