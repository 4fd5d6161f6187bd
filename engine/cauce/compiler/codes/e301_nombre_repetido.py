"""E301: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E301",
    title="Nombre repetido",
    cause=(
        "Dos cosas del archivo llevan el mismo id o el mismo número de paso, y no se sabría de cuál se habla. Los "
        "ids de responsables, documentos, datos, filas, fines, reglas y plazos no se repiten entre sí; tampoco "
        "dos filas pueden tener el mismo número."
    ),
    cure=(
        "Cambie uno de los dos nombres. El mensaje dice dónde está el otro. Los números se escriben tal como los "
        "imprime el manual: 1.1 y 1.10 son distintos."
    ),
    example="""actividades:
  - paso: 1.1
    actividad: Recibe la solicitud
  - paso: 1.1
    actividad: Registra la solicitud
""",
)
