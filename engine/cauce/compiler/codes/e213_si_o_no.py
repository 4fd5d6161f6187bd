"""E213: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E213",
    title="Sí o no mal escrito",
    cause="La clave se contesta con «si» o «no», en minúsculas y sin acento.",
    cure="Escriba «si» o «no».",
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud
    opcional: Sí
""",
)
