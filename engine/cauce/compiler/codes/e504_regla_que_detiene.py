"""E504: una regla podría detener el caso para siempre."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E504",
    title="Una regla podría detener el caso para siempre",
    cause=(
        "La regla bloquea, y lo que pide no se puede dar desde ahí: no se registra ni se produce en esa fila, ni "
        "está seguro desde antes."
    ),
    cure="Haga que lo que pide se registre o se produzca en esa fila o antes; o escriba «si_falta: no_conformidad».",
    example="""\
reglas:
  - id: con_visto_bueno
    al_completar: 4
    exige: {visto_bueno: {es: si}}  # se registró en 2 y aquí ya no puede cambiar
    si_falta: bloquea
""",
)
