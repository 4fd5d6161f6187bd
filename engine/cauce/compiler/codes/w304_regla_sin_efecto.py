"""W304: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W304",
    title="Regla que no se revisa nunca",
    cause="La regla se revisa en una nota o en el encabezado de una etapa, que nadie ejecuta.",
    cure="Nombre una fila en la que alguien haga algo.",
    example="""reglas:
  - {id: con_firma, al_completar: 8, exige: {documento_presente: acuse}, si_falta: advierte}
""",
)
