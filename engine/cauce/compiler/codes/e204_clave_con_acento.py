"""E204: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E204",
    title="Clave con acento o mayúscula",
    cause=(
        "Las claves se escriben siempre igual: en minúsculas, sin acentos ni eñes, y con guion bajo en lugar "
        "de espacio. Los textos sí llevan acentos y mayúsculas."
    ),
    cure="Escriba la clave como dice el mensaje.",
    example="""actividades:
  - paso: 1
    Responsable: recepcion
    actividad: Recibe la solicitud
""",
)
