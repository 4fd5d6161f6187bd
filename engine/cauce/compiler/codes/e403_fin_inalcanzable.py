"""E403: ningún caso termina en ese fin."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E403",
    title="Ningún caso termina en ese fin",
    cause="Un fin declarado al que ninguna fila ni respuesta pasa.",
    cure="Escriba «pasa_a» con el fin donde el caso termina así, o quite el fin.",
    example="""\
fines: {archivado: Archivado, turnado: Turnado}
actividades:
  - {paso: 1, responsable: oficina, actividad: Archiva., pasa_a: archivado}
""",
)
