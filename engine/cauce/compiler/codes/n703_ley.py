"""N703: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="N703",
    title="Lo dice la ley",
    cause=(
        "No está en el manual sino en una norma. Se enlista con --interpretaciones, para revisarlo cuando la "
        "norma cambie."
    ),
    cure="Compruebe que la norma sigue vigente.",
    example="""fuente: {origen: ley, seccion: LFT art. 74, cita: El 1o. de enero}
""",
)
