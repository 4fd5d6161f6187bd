"""N704: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="N704",
    title="Responsable que se entiende de arriba",
    cause=("La celda del responsable está vacía, y vale la de la fila de arriba. Se enlista con --interpretaciones."),
    cure="Si lo hace otra persona, escriba «responsable» en la fila.",
    example="""actividades:
  - {paso: 1, responsable: recepcion, actividad: Atiende}
  - {paso: 2, actividad: Registra}
""",
)
