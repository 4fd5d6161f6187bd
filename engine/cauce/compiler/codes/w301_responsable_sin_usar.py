"""W301: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W301",
    title="Responsable que nadie usa",
    cause=("Está en «responsables» y ninguna fila, regla ni plazo lo menciona. Puede sobrar, o faltar en alguna fila."),
    cure="Quítelo, o escríbalo en la fila que hace.",
    example="""responsables:
  recepcion: Recepcionista
  archivo: Archivo
actividades:
  - {paso: 1, responsable: recepcion, actividad: Atiende}
""",
)
