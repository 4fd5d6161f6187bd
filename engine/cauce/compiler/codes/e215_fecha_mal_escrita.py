"""E215: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E215",
    title="Fecha mal escrita o que no existe",
    cause="Las fechas van con el año primero: 2026-03-13. También se revisa que el día exista en el calendario.",
    cure="Escriba la fecha como año, mes y día con guiones; si lleva hora, con una T: 2026-03-13T16:20.",
    example="""fecha: 2026-02-30
""",
)
