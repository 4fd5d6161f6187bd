"""E346: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E346",
    title="Cálculo en círculo",
    cause=(
        "Para calcular el dato habría que conocerlo ya: depende de sí mismo, directamente o por otro dato calculado."
    ),
    cure="Quite de «se_calcula» la condición que depende de él.",
    example="""datos:
  prioridad:
    clase: operativo
    opciones: {alta: Alta, baja: Baja}
    se_calcula: [{cuando: {prioridad: {es: alta}}, da: alta}, {da: baja}]
""",
)
