"""E223: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E223",
    title="Condición con varias partes",
    cause="Una condición lleva una sola parte. Dos juntas no dicen si deben cumplirse ambas o basta una.",
    cure="Póngalas en una lista bajo «todas» si deben cumplirse ambas, o bajo «alguna» si basta una.",
    example="""reglas:
  - {id: urgencia, al_completar: 1, exige: {urgente: {es: si}, grave: {es: si}}, si_falta: advierte}
""",
)
