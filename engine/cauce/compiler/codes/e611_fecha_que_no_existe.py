"""E611: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E611",
    title="Fecha que no existe",
    cause="El día no existe en ese mes, en ningún año.",
    cure="Revise el día y el mes.",
    example="""inhabiles:
  - {mes: 4, dia: 31, motivo: Aniversario}
""",
)
