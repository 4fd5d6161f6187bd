"""E365: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E365",
    title="Fila que no se repite",
    cause="El escenario hace varias veces una fila que no dice «repite: si».",
    cure="Quite «veces», o escriba «repite: si» en la fila.",
    example="""recorre: [{paso: 1, veces: 3}]
""",
)
