"""E368: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E368",
    title="Hallazgo que no puede darse",
    cause=(
        "El escenario espera que un documento o dato deje una advertencia o una no conformidad, y en ningún lugar se "
        "pide con esa consecuencia: si falta, no se puede seguir, o deja la otra cosa."
    ),
    cure="Escriba «si_falta» donde se pide el documento o dato, o quítelo de lo que espera el escenario.",
    example="""se_espera: {advertencias: [acuse]}
""",
)
