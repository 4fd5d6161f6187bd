from __future__ import annotations

from cauce.model.declarations import DataClass, DataType, DocumentKind
from cauce.model.durations import Duration, Unit
from cauce.model.scenarios import Concludes, Interrupt, Pass, Reopens, Skip, Visit
from tests.support.compiling import ONE_ROW, built, text_of


def test_roles_and_documents_are_a_name_or_a_block() -> None:
    procedure = built(
        text_of(
            more="""
            documentos:
              acuse: {nombre: Acuse, codigo: F-01, uso: Copia, tipo: oficio, de_fuera: si, producto: si}
            """,
            roles="{ventanilla: {nombre: Ventanilla única, alias: VU, suplente: direccion, integran: [direccion], "
            "externo: si}, direccion: Dirección}",
        )
    )
    role, other = procedure.roles
    assert (role.name, role.aliases, role.substitute, role.members, role.external) == (
        "Ventanilla única",
        ("VU",),
        "direccion",
        ("direccion",),
        True,
    )
    assert other.name == "Dirección"
    (document,) = procedure.documents
    assert (document.name, document.code, document.use, document.kind) == (
        "Acuse",
        "F-01",
        "Copia",
        DocumentKind.LETTER,
    )
    assert document.from_outside
    assert document.product


def test_the_type_of_a_datum_is_written_or_follows_from_its_keys() -> None:
    more = """
    datos:
      texto: {tipo: texto, clase: identidad}
      una: {opciones: {a: A, b: B}, clase: operativo}
      varias: {opciones: {a: A}, elige: varias, clase: vital}
      dicha: {tipo: opcion, opciones: {a: A}, clase: reservado}
      lista:
        tipo: lista
        al_menos: 2
        clase: reservado
        campos: {dia: {tipo: fecha, opcional: si}, nota: {tipo: texto, clase: vital}}
      turno:
        clase: operativo
        opciones: {a: A, b: B}
        se_calcula: [{cuando: {una: {es: a}}, da: a}, {da: b}]
    """
    data = built(text_of(more=more)).datum_by_id
    assert [data[name].type for name in data] == [
        DataType.TEXT,
        DataType.OPTION,
        DataType.OPTIONS,
        DataType.OPTION,
        DataType.LIST,
        DataType.OPTION,
    ]
    day, note = data["lista"].fields
    assert (data["lista"].at_least, day.optional, day.confidentiality) == (2, True, DataClass.RESERVED)
    assert note.confidentiality is DataClass.VITAL
    assert [(line.value, line.when is None) for line in data["turno"].computed] == [("a", False), ("b", True)]


def test_starts_and_ends() -> None:
    starts = """{llegada: {nombre: Llega, pasa_a: 1}, mensual: {nombre: Cada mes, pasa_a: 1, cada: mes, dia: 25,
      excepto: [julio, diciembre]}, derivada: {nombre: Viene, pasa_a: 1, de: [OTRO-01], responsable: ventanilla,
      recibe: [oficio], registra: [motivo], fija: {urgente: si}, cuando: {motivo: presente}}}"""
    ends = "{atendida: Atendida, archivada: {nombre: Archivada, reabre_en: 1}}"
    procedure = built(text_of(starts=starts, ends=ends))
    first, monthly, derived = procedure.starts
    assert (first.target, first.period, monthly.period is None) == ("1", None, False)
    assert monthly.period is not None
    assert (monthly.period.day, monthly.period.except_months) == (25, (7, 12))
    assert (derived.comes_from, derived.fixes) == (("OTRO-01",), (("urgente", "si"),))
    assert [use.document for use in derived.receives] == ["oficio"]
    assert [use.datum for use in derived.records] == ["motivo"]
    assert derived.actors is not None
    assert derived.when is not None
    assert [(end.name, end.reopens_at) for end in procedure.ends] == [("Atendida", ""), ("Archivada", "1")]


def test_obligations() -> None:
    rows = """
    - {paso: 1, id: recepcion, responsable: ventanilla, actividad: Recibe}
    - {paso: 2, actividad: Responde}
    """
    more = """
    reglas:
      - {id: con_acuse, nombre: Con acuse, al_entrar: recepcion, al_completar: [1, 2], exige: {completado: 1},
         cuando: {completado: 2}, si_falta: no_conformidad}
    plazos:
      - {id: dentro, en: [recepcion], limite: 5 días hábiles, pausa_en: [2],
         al_vencer: [{avisa: direccion}, {escala: ventanilla}, {no_conformidad: si}, {pasa_a: 2}]}
      - {id: entre_pasos, desde: inicio, hasta: 2, limite: 72 horas, al_vencer: [{avisa: direccion}]}
      - {id: desde_fecha, desde: {dato: cita}, hasta: 2, limite: 3 meses, al_vencer: [{avisa: direccion}]}
    interrupciones:
      - {id: desiste, nombre: Desiste, entre: [recepcion, 2], registra: [motivo], recibe: [carta], pasa_a: atendida}
      - id: queja
        nombre: Se queja
        responsable: direccion
        actividades:
          - {id: oye, actividad: Oye la queja}
    antecedentes:
      - {id: busca, al_completar: 1, coinciden: [domicilio], marca: repetida,
         alguna: [{recibido_en: 30 dias naturales}, {abierto_en: recepcion}, {completo: 2, en: 3 meses}]}
    """
    procedure = built(text_of(rows, more))
    (rule,) = procedure.rules
    assert (rule.name, rule.on_enter, rule.on_complete, rule.failing.value) == (
        "Con acuse",
        ("1",),
        ("1", "2"),
        "no_conformidad",
    )
    inside, between, since = procedure.deadlines
    assert (inside.inside, inside.limit, inside.paused_in) == (("1",), Duration(5, Unit.WORKING_DAYS), ("2",))
    lapse = inside.lapse
    assert (lapse.notifies, lapse.escalates, lapse.nonconformity, lapse.target) == (
        ("direccion",),
        ("ventanilla",),
        True,
        "2",
    )
    assert (between.since, between.since_datum, between.until) == ("inicio", "", "2")
    assert (since.since, since.since_datum) == ("", "cita")
    jump, aside = procedure.interruptions
    assert (jump.between, jump.target, jump.rows) == (("1", "2"), "atendida", ())
    assert ([use.datum for use in jump.records], [use.document for use in jump.receives]) == (["motivo"], ["carta"])
    assert (aside.target, [row.inherited_from for row in aside.rows]) == ("", ["!queja"])
    assert procedure.region_of["oye"] == "!queja"
    (antecedent,) = procedure.antecedents
    received, still_open, completed = antecedent.windows
    assert received.received_within == Duration(30, Unit.NATURAL_DAYS)
    assert still_open.open_at == "1"
    assert (completed.completed, completed.within) == ("2", Duration(3, Unit.MONTHS))


def test_scenarios() -> None:
    more = """
    escenarios:
      - nombre: Todo lo que puede decirse
        inicia: {en: llegada, fecha: 2026-03-13T16:20, datos: {medio: carta}, sin: [oficio]}
        recorre:
          - 1
          - {paso: 1, respuesta: [Sí, No], datos: {tipos: [a, b], hijos: [{nombre: Ana}]}, sin: [acuse], veces: 3}
          - {omite: 1, motivo: No hizo falta}
          - {pasan: 3 dias}
          - {interrumpe: desiste, datos: {motivo: otro}}
          - {concluye: OTRO-01}
          - {reabre: si}
        se_espera:
          {termina_en: atendida, no_conformidades: [a], advertencias: [b], vencen: [], rechazo: c, deriva_a: [X]}
      - nombre: Lo mínimo
        se_espera: {}
    """
    said, least = built(text_of(ONE_ROW, more)).scenarios
    assert (said.start, said.at, said.data, said.without) == (
        "llegada",
        "2026-03-13T16:20",
        (("medio", "carta"),),
        ("oficio",),
    )
    bare, visit, skip, wait, interrupt, concludes, reopens = said.steps
    assert isinstance(bare, Visit)
    assert isinstance(visit, Visit)
    assert (visit.row, visit.answers, visit.without, visit.repeat) == ("1", ("Sí", "No"), ("acuse",), 3)
    assert visit.data == (("tipos", ("a", "b")), ("hijos", ({"nombre": "Ana"},)))
    assert isinstance(skip, Skip)
    assert isinstance(wait, Pass)
    assert wait.duration == Duration(3, Unit.NATURAL_DAYS)
    assert isinstance(interrupt, Interrupt)
    assert isinstance(concludes, Concludes)
    assert isinstance(reopens, Reopens)
    expected = said.expected
    assert (expected.ends_in, expected.refusal, expected.lapsed, expected.derives_to) == ("atendida", "c", (), ("X",))
    assert (least.start, least.at, least.steps) == ("llegada", "2026-03-02T09:00", ())
    assert (least.expected.ends_in, least.expected.lapsed, least.expected.derives_to) == (None, None, None)


def test_the_parts_that_do_not_run() -> None:
    more = """
    secciones: [{numero: II, titulo: Definiciones, texto: Las del manual.}]
    anexos: [{codigo: G01, nombre: Diagrama}]
    indicadores: [{id: oportunidad, nombre: A tiempo, formula: A entre B}]
    erratas:
      - {paso: 1, dice: Recive, debe_decir: Recibe}
      - {seccion: II, dice: x}
      - {donde: portada, dice: y, nota: Así.}
    control_documental:
      elaboro: {nombre: Persona Inventada Uno, cargo: Analista}
      aprobo: {nombre: Persona Inventada Dos}
      aprobado: 2026-01-31
      firmas: [{nombre: Persona Inventada Tres}]
      cambios: [{version: 1.0, fecha: 2026-01, motivo: Emisión}]
    """
    procedure = built(text_of(ONE_ROW, more))
    assert procedure.sections[0].title == "Definiciones"
    assert procedure.annexes[0].code == "G01"
    assert procedure.indicators[0].formula == "A entre B"
    assert [erratum.where for erratum in procedure.errata] == ["paso 1", "sección II", "portada"]
    control = procedure.control
    assert control is not None
    assert control.prepared is not None
    assert (control.prepared.post, control.reviewed) == ("Analista", None)
    assert control.approved is not None
    assert (control.approved.name, control.approved_label) == ("Persona Inventada Dos", "aprobo")
    assert (control.approved_on, control.signatures[0].name, control.changes[0].version) == (
        "2026-01-31",
        "Persona Inventada Tres",
        "1.0",
    )
