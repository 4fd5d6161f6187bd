"""E328: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E328",
    title="Varias respuestas sin dato que decida",
    cause=(
        "Una rama con varias respuestas sólo sirve cuando un dato decide la rama; si la elige una persona, cada "
        "rama es una respuesta."
    ),
    cure="Agregue «segun» con el dato, o escriba una rama por respuesta.",
    example="""- decision: ¿A qué ruta corresponde?
  id: que_ruta
  ramas:
    - {respuesta: [Norte, Sur], pasa_a: 2}
    - {respuesta: Centro, pasa_a: 3}
""",
)
