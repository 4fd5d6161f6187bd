"""E230: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E230",
    title="Falta una de varias claves",
    cause="El bloque necesita una de varias claves, y no tiene ninguna.",
    cure="Agregue la que corresponda de las que lista el mensaje.",
    example="""actividades:
  - responsable: recepcion
    actividad: Recibe la solicitud
""",
)
