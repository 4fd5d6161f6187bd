"""E340: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E340",
    title="Comparación que el dato no admite",
    cause=(
        "Cada tipo de dato se compara a su modo: una opción «es» o «no_es»; un número o una fecha, «al_menos» o "
        "«a_lo_mas»; de varias opciones se pregunta si «incluye» una; un texto libre sólo está «presente» o "
        "«ausente»."
    ),
    cure="Use la comparación del tipo del dato. Si un texto decide algo, declárelo con «opciones».",
    example="""cuando: {motivo: {es: urgente}}
""",
)
