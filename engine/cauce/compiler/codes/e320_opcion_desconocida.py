"""E320: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E320",
    title="Opción desconocida",
    cause=(
        "El valor no es una de las opciones del dato. Se escribe el id de la opción («norte»), no su texto («Ruta "
        "norte»); un dato de sí o no se contesta «si» o «no», sin acento."
    ),
    cure="Escriba el id de una de las opciones del dato.",
    example="""segun: ruta
ramas:
  - {respuesta: nortte, pasa_a: 2}
""",
)
