"""E228: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E228",
    title="Varios responsables sin decir cómo",
    cause=(
        "Varios responsables en una lista, o unidos con una coma o una «y», no dicen si basta uno, si cada uno "
        "confirma, o si va uno después de otro."
    ),
    cure="Escriba {alguno: […]}, {todos: […]}, {en_orden: […]}, o {encabeza: uno, con_apoyo: […]}.",
    example="""actividades:
  - paso: 1
    responsable: [recepcion, trabajo_social]
    actividad: Recibe la solicitud
""",
)
