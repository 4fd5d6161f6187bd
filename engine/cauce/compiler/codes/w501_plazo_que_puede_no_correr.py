"""W501: el plazo puede no correr en algún camino."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W501",
    title="El plazo puede no correr en algún camino",
    cause="Cuenta desde un dato que en algún camino no se registra; en ese camino no habría plazo.",
    cure="Registre el dato donde siempre se pase, o diga con «cuando» en qué casos corre.",
    example="""\
plazos:
  - {id: visita, desde: {dato: fecha_cita}, hasta: 6, limite: 2 dias habiles, al_vencer: [{no_conformidad: si}]}
""",
)
