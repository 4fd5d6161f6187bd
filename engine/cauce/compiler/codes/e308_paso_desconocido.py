"""E308: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E308",
    title="Paso desconocido",
    cause="Una regla, un plazo, una condición o un escenario nombra una fila que no existe.",
    cure="Escriba el número de la fila tal como está en «paso», o su «id».",
    example="""reglas:
  - id: con_firma
    al_completar: 2.22
    exige: {documento_presente: acuse}
    si_falta: bloquea
""",
)
