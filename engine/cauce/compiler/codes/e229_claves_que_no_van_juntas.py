"""E229: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E229",
    title="Claves que no van juntas",
    cause="Las dos claves dicen cosas que se excluyen: por ejemplo, «pasa_a» y «actividades» en una misma rama.",
    cure="Deje una de las dos.",
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud
    opcional: si
    cuando: {urgente: {es: si}}
""",
)
