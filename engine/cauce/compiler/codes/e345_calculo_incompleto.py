"""E345: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E345",
    title="Cálculo incompleto",
    cause=(
        "«se_calcula» se lee de arriba abajo, y vale la primera línea cuya condición se cumple. La última va sin "
        "condición, para que siempre haya valor; una línea sin condición más arriba dejaría sin efecto las demás."
    ),
    cure="Deje una sola línea sin «cuando», al final.",
    example="""se_calcula:
  - {cuando: {horario: {es: guardia}}, da: guardia}
  - {cuando: {horario: {es: oficina}}, da: oficina}
""",
)
