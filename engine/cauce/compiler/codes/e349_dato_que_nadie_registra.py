"""E349: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E349",
    title="Dato que se lee y nadie registra",
    cause=(
        "Una condición, una regla, un plazo o una derivación lee un dato que ninguna fila, inicio ni interrupción "
        "registra. En todos los casos faltaría: una regla que lo pida nunca se cumpliría, y la condición daría "
        "siempre lo mismo."
    ),
    cure="Escriba «registra» con el dato en la fila donde se pregunta, o quítelo de donde se lee.",
    example="""reglas:
  - id: rechazo_con_motivo
    al_completar: 1
    exige: {motivo: presente}
    si_falta: bloquea
""",
)
