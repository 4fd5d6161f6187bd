"""E324: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E324",
    title="Una sola rama",
    cause="Hay una sola rama, así que no hay nada que elegir ni nada que avance al mismo tiempo.",
    cure=("Agregue la otra rama. Si no hay otra, quite «ramas» y escriba «pasa_a», o saque las filas a la lista."),
    example="""- decision: ¿Se presenta?
  id: se_presenta
  ramas:
    - {respuesta: Sí, pasa_a: 2}
""",
)
