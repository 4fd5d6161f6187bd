"""E314: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E314",
    title="Regla o plazo desconocido",
    cause=(
        "Un escenario espera que se incumpla una regla, venza un plazo, o se rechace por algo que el archivo no tiene."
    ),
    cure=(
        "Escriba el id de una regla, un plazo, un documento o un dato del archivo; en «vencen», sólo de un plazo; en "
        "«rechazo», también el de una fila, un inicio o una interrupción."
    ),
    example="""se_espera: {no_conformidades: [cinco_vecino]}
""",
)
