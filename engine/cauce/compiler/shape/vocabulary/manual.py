"""The parts of a manual that do not run: sections, annexes, measures, errata, signatures, changes."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, one, some
from cauce.compiler.shape.scalars import PARTIAL_DATE, TEXT
from cauce.compiler.shape.vocabulary.common import ID_KEY, NAME, SOURCE_KEY

SECTION = ObjectKind(
    name="seccion",
    title="Sección",
    noun="la sección",
    says="Una sección del manual, palabra por palabra.",
    model="Section",
    named_by=("titulo",),
    keys=(
        Key("numero", "number", one(TEXT), "El número impreso.", "III.2"),
        Key("titulo", "title", one(TEXT), "El título impreso.", "Definiciones", required=True, also=("nombre",)),
        Key(
            "texto",
            "text",
            one(TEXT),
            "El texto, palabra por palabra.",
            "Usuaria es la mujer que solicita el servicio.",
            required=True,
            also=("contenido",),
        ),
        SOURCE_KEY,
    ),
)

ANNEX = ObjectKind(
    name="anexo",
    title="Anexo",
    noun="el anexo",
    says="Un anexo del manual.",
    model="Annex",
    named_by=("nombre",),
    keys=(
        Key("codigo", "code", one(TEXT), "El código impreso.", "64-AJP-P01-G01", also=("clave",)),
        replace(NAME, example="Diagrama de Atención a Denuncias"),
    ),
)

INDICATOR = ObjectKind(
    name="indicador",
    title="Indicador",
    noun="el indicador",
    says="Una medida del procedimiento, en palabras.",
    model="Indicator",
    named_by=("id",),
    keys=(
        replace(ID_KEY, required=True, example="oportunidad"),
        replace(NAME, example="Denuncias atendidas a tiempo"),
        Key(
            "formula", "formula", one(TEXT), "Cómo se calcula, en palabras.", "Atendidas entre recibidas", required=True
        ),
        SOURCE_KEY,
    ),
)

ERRATUM = ObjectKind(
    name="errata",
    title="Errata",
    noun="la errata",
    says="Un error del manual impreso.",
    model="Erratum",
    named_by=("donde", "seccion", "paso"),
    keys=(
        Key("donde", "where", one(TEXT), "En qué parte del manual está.", "título", also=("lugar",)),
        Key("paso", "where", one(TEXT), "El número del paso en que está.", "7.1"),
        Key("seccion", "where", one(TEXT), "La sección en que está.", "V.2.a"),
        Key("dice", "says", one(TEXT), "Lo que dice.", "Turma", required=True),
        Key("debe_decir", "should_say", one(TEXT), "Lo que debe decir.", "turna"),
        Key("nota", "note", one(TEXT), "Una aclaración.", "Así en las dos ediciones."),
        SOURCE_KEY,
    ),
    demands=(
        Demand(
            Rule.AT_LEAST_ONE,
            ("donde", "paso", "seccion"),
            "Agregue «paso», «seccion» o «donde» con el lugar del error.",
        ),
    ),
)

SIGNATURE = ObjectKind(
    name="firma",
    title="Firma",
    noun="la firma",
    says="Una persona que firma el documento.",
    model="Signature",
    named_by=("nombre",),
    keys=(
        replace(NAME, example="Persona Inventada Uno"),
        Key("cargo", "post", one(TEXT), "Su cargo.", "Subdirectora", also=("puesto",)),
        Key("fecha", "date", one(PARTIAL_DATE), "Cuándo firmó.", "2020-12-21"),
    ),
)

CHANGE = ObjectKind(
    name="cambio",
    title="Cambio",
    noun="el cambio",
    says="Un renglón del control de cambios.",
    model="Change",
    named_by=("version",),
    keys=(
        Key("version", "version", one(TEXT), "La versión que resultó.", "1.0", required=True, also=("revision",)),
        Key("fecha", "date", one(PARTIAL_DATE), "Cuándo se cambió.", "2020-12-21", required=True),
        Key(
            "motivo",
            "reason",
            one(TEXT),
            "Qué cambió y por qué.",
            "Emisión inicial",
            required=True,
            also=("descripcion",),
        ),
    ),
)

CONTROL = ObjectKind(
    name="control_documental",
    title="Control documental",
    noun="el control documental",
    says="Quién elaboró, revisó y autorizó, y los cambios de versión.",
    model="DocumentControl",
    keys=(
        Key("elaboro", "prepared", one(object="firma"), "Quien lo elaboró.", "{nombre: Persona Inventada Uno}"),
        Key("reviso", "reviewed", one(object="firma"), "Quien lo revisó.", "{nombre: Persona Inventada Dos}"),
        Key("autorizo", "approved", one(object="firma"), "Quien lo autorizó.", "{nombre: Persona Inventada Tres}"),
        Key(
            "aprobo",
            "approved",
            one(object="firma"),
            "Quien lo aprobó, si así lo dice el manual.",
            "{nombre: Persona Inventada Tres}",
        ),
        Key("aprobado", "approved_on", one(PARTIAL_DATE), "Cuándo se aprobó.", "2020-12-21"),
        Key(
            "firmas",
            "signatures",
            some(object="firma"),
            "El segundo bloque de firmas.",
            "[{nombre: Persona Inventada Uno, cargo: Directora}]",
        ),
        Key(
            "cambios",
            "changes",
            some(object="cambio"),
            "El control de cambios.",
            "[{version: 1.0, fecha: 2020-12-21, motivo: Emisión inicial}]",
            also=("historial",),
        ),
    ),
    demands=(
        Demand(Rule.NOT_BOTH, ("autorizo", "aprobo"), "Deje la palabra que use el manual: «autorizo» o «aprobo»."),
    ),
)

MANUAL = (SECTION, ANNEX, INDICATOR, ERRATUM, SIGNATURE, CHANGE, CONTROL)
