"""E341: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E341",
    title="Valor de otro tipo",
    cause="El valor no es de la clase que pide el dato: un entero, una fecha o una fecha con hora.",
    cure="Escriba un valor del tipo del dato.",
    example="""exige: {vecinos_entrevistados: {al_menos: cinco}}
""",
)
