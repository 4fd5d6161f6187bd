"""E408: se acaba la lista y no se dice en qué fin."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E408",
    title="Se acaba la lista y no se dice en qué fin",
    cause="Hay varios fines y la última fila no dice en cuál termina el caso.",
    cure="Escriba «pasa_a» con el fin que corresponda.",
    example="""\
fines: {archivado: Archivado, turnado: Turnado}
actividades:
  - {paso: 1, responsable: oficina, actividad: Recibe.}
""",
)
