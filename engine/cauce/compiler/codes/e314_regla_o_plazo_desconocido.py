"""E314: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E314",
    title="Regla o plazo desconocido",
    cause=(
        "Un escenario espera que se incumpla una regla, venza un plazo, o se rechace por algo que el archivo no tiene."
    ),
    cure=(
        "Escriba el id de una de las reglas o de uno de los plazos del archivo; en «rechazo», también el de un "
        "dato o documento."
    ),
    example="""se_espera: {no_conformidades: [cinco_vecino]}
""",
)
