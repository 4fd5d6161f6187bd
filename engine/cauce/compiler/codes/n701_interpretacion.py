"""N701: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="N701",
    title="Interpretación",
    cause=(
        "El manual calla o se contradice, y el archivo dice cómo se entendió. No es un error: se enlista con "
        "--interpretaciones para que la dueña del proceso la confirme."
    ),
    cure="Confírmela, o corrija el archivo.",
    example="""fuente: {origen: interpretacion, seccion: VIII.4.1, nota: La celda está vacía.}
""",
)
