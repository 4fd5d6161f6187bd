"""E613: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E613",
    title="Horario desconocido",
    cause="Se nombra un horario que la institución no tiene en «horarios».",
    cure="Escriba el id de uno de sus horarios, o agréguelo en el archivo de la institución.",
    example="""cuando: {horario: {es: oficinas}}
""",
)
