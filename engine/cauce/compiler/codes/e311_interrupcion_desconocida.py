"""E311: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E311",
    title="Interrupción desconocida",
    cause="Un escenario nombra una interrupción que no está en «interrupciones».",
    cure="Escriba el id de una de las interrupciones del archivo.",
    example="""recorre:
  - {interrumpe: se_desiste}
""",
)
