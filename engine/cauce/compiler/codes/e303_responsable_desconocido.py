"""E303: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E303",
    title="Responsable desconocido",
    cause="Se menciona a un responsable por un id que no está en «responsables».",
    cure=(
        "Corrija el id, o agregue el responsable. Se escribe el id («trabajo_social»), no el nombre («Trabajo Social»)."
    ),
    example="""responsables:
  trabajo_social: Trabajo Social
actividades:
  - paso: 1
    responsable: trabajo_sosial
    actividad: Entrevista a la persona
""",
)
