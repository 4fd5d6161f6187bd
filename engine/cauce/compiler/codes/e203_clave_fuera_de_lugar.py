"""E203: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E203",
    title="Clave fuera de lugar",
    cause=(
        "La clave existe, pero va en otro bloque. Suele pasar por la sangría: un renglón quedó más adentro o "
        "más afuera de lo que debía."
    ),
    cure=(
        "Mueva la clave al bloque que dice el mensaje, o corrija la sangría para que quede alineada con las "
        "demás claves de su bloque."
    ),
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud
    respuesta: Sí
""",
)
