"""N702: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="N702",
    title="Añadido",
    cause=(
        "No está en el manual; se agregó porque hace falta para que el caso pueda llevarse. Se enlista con "
        "--interpretaciones."
    ),
    cure="Confírmelo, o quítelo.",
    example="""fuente: {origen: extension, nota: El manual no prevé que la usuaria se retire.}
""",
)
