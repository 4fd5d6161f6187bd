"""E353: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E353",
    title="«entre» está al revés",
    cause=("«entre» dice desde qué fila y hasta cuál puede ocurrir la interrupción, en el orden de la tabla."),
    cure="Escriba primero la fila de arriba.",
    example="""interrupciones:
  - {id: desiste, nombre: Se desiste, entre: [5, 2], pasa_a: concluido}
""",
)
