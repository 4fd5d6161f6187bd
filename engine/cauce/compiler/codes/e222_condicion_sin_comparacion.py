"""E222: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E222",
    title="Condición sin comparación",
    cause="Una condición dice qué dato se mira y con qué se compara: {urgente: {es: si}}. El valor solo no basta.",
    cure=(
        "Escriba la comparación: «es», «no_es», «entre», «incluye», «al_menos», «a_lo_mas» o «igual_a»; o "
        "«presente» o «ausente» si basta saber si el dato está."
    ),
    example="""reglas:
  - {id: urgencia, al_completar: 1, exige: {urgente: si}, si_falta: advierte}
""",
)
