"""E404: de aquí no hay salida."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E404",
    title="De aquí no hay salida",
    cause=(
        "Un caso que llegara ahí nunca podría terminar: las filas dan vueltas entre sí, o una rama no acaba y el "
        "bloque no se reúne."
    ),
    cure="Dé a una de las filas una respuesta o un «pasa_a» que lleve fuera del ciclo o a un fin.",
    example="""\
actividades:
  - {paso: 1, responsable: oficina, actividad: Revisa.}
  - {paso: 2, responsable: oficina, actividad: Corrige., pasa_a: 1}
""",
)
