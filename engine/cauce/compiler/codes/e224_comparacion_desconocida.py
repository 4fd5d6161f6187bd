"""E224: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E224",
    title="Comparación desconocida",
    cause="Las comparaciones son una lista cerrada, y la escrita no está en ella.",
    cure="Use «es», «no_es», «entre», «incluye», «al_menos», «a_lo_mas» o «igual_a».",
    example="""reglas:
  - {id: vecinos, al_completar: 1, exige: {vecinos: {mayor_que: 5}}, si_falta: advierte}
""",
)
