"""E306: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E306",
    title="Serie desconocida",
    cause="«asigna» nombra una numeración que no está en «series».",
    cure="Corrija el id, o agregue la serie: «series: {folio: {nombre: Folio}}».",
    example="""actividades:
  - paso: 1
    actividad: Asigna el folio
    asigna: [folios]
""",
)
