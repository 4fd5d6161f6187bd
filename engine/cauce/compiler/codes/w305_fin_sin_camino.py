"""W305: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W305",
    title="Fin al que nada lleva",
    cause="Está en «fines» y ningún camino termina ahí.",
    cure="Escriba «pasa_a» con ese fin donde el caso deba terminar así, o quítelo.",
    example="""fines:
  concluido: Concluido
  cancelado: Cancelado
""",
)
