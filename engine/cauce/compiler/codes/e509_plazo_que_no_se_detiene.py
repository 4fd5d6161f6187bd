"""E509: el plazo nunca se detendría."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E509",
    title="El plazo nunca se detendría",
    cause="Desde la fila en que empieza no hay camino que llegue a la que lo detiene.",
    cure="Revise «desde» y «hasta»: ¿están al revés?",
    example="""\
plazos:
  - id: entrega
    desde: 7
    hasta: 2
    limite: 72 horas
    al_vencer: [{no_conformidad: si}]
""",
)
