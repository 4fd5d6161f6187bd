"""W802: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W802",
    title="Falta una firma",
    cause="El control documental no dice quién elaboró, revisó o autorizó. Se revisa con --completitud.",
    cure="Agregue a la persona y su cargo en «control_documental».",
    example="""control_documental:
  elaboro: {nombre: Persona Inventada Uno, cargo: Analista}
""",
)
