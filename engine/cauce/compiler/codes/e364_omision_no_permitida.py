"""E364: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E364",
    title="Fila que no puede omitirse",
    cause="El escenario omite una fila que no es opcional.",
    cure="Quite «omite», o escriba «opcional: si» en la fila si de veras puede omitirse.",
    example="""recorre: [1, {omite: 2, motivo: No hizo falta}]
""",
)
