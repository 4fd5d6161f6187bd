"""E309: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E309",
    title="Fin desconocido",
    cause="«termina_en» nombra un fin que no está en «fines».",
    cure="Escriba el id de uno de los fines del archivo.",
    example="""se_espera: {termina_en: atendido}
""",
)
