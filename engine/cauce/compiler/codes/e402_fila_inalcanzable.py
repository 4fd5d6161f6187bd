"""E402: ningún camino llega a la fila."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E402",
    title="Ningún camino llega a la fila",
    cause="Una fila a la que nada lleva nunca se haría: sobra, o falta el «pasa_a» que debía llegar a ella.",
    cure="Escriba «pasa_a» con esa fila donde el caso deba llegar ahí, o quite la fila.",
    example="""\
actividades:
  - {paso: 1, responsable: oficina, actividad: Recibe., pasa_a: 3}
  - {paso: 2, responsable: oficina, actividad: Nadie llega aquí., pasa_a: siguiente}
  - {paso: 3, responsable: oficina, actividad: Archiva., pasa_a: archivado}
""",
)
