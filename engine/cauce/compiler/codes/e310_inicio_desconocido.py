"""E310: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E310",
    title="Inicio desconocido",
    cause="Un escenario o una condición nombra un inicio que no está en «inicios».",
    cure="Escriba el id de uno de los inicios del archivo.",
    example="""inicia: {en: llegadas}
""",
)
