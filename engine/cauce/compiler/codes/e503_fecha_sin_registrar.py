"""E503: «no_antes_de» espera una fecha que puede no haberse registrado."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E503",
    title="«no_antes_de» espera una fecha que puede no haberse registrado",
    cause="Sin la fecha, el paso no se podría completar nunca.",
    cure="Registre la fecha en una fila anterior por la que siempre se pase.",
    example="""\
  - {paso: 4, actividad: Celebra la audiencia., no_antes_de: {dato: fecha_audiencia}}
""",
)
