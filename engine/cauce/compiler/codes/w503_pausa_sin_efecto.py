"""W503: la pausa del plazo no tiene efecto."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W503",
    title="La pausa del plazo no tiene efecto",
    cause="El plazo nunca está corriendo cuando el caso está en esa fila.",
    cure="Quite esa fila de «pausa_en», o revise dónde corre el plazo.",
    example="""\
plazos:
  - {id: dictamen, desde: 3, hasta: 5, limite: 10 dias habiles, pausa_en: [1], al_vencer: [{no_conformidad: si}]}
""",
)
