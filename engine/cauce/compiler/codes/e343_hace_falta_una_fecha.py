"""E343: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E343",
    title="Hace falta una fecha",
    cause="Un plazo, «no_antes_de» o «dias_desde» cuenta desde un dato que no es una fecha.",
    cure="Use un dato de «tipo: fecha» o «tipo: fecha_hora».",
    example="""no_antes_de: {dato: motivo}
""",
)
