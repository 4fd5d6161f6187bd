"""E508: el plazo nunca empezaría."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E508",
    title="El plazo nunca empezaría",
    cause="Cuenta desde algo que no ocurre antes de que se detenga.",
    cure="Cambie «desde», o registre antes el dato del que cuenta.",
    example="""\
plazos:
  - id: visita
    desde: {dato: fecha_cita}  # se registra en 5
    hasta: 3
    limite: 2 dias habiles
    al_vencer: [{no_conformidad: si}]
""",
)
