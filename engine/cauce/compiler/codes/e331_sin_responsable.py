"""E331: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E331",
    title="Nadie lo hace",
    cause="La fila no dice quién la hace, y no hay arriba, en la misma lista, una fila que lo diga.",
    cure="Agregue «responsable» con el id de quien la hace.",
    example="""actividades:
  - paso: 1
    actividad: Recibe la solicitud
""",
)
