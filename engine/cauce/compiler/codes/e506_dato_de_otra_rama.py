"""E506: una rama lee lo que registra otra que corre a la vez."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E506",
    title="Una rama lee lo que registra otra que corre a la vez",
    cause="No se sabe cuál va primero.",
    cure="Registre el dato antes del bloque, o léalo después de que las ramas se reúnan.",
    example="""\
      - {nombre: Médico, actividades: [{paso: 3, actividad: Dictamina., registra: [grave]}]}
      - {nombre: Jurídico, actividades: [{paso: 4, actividad: Avisa., cuando: {grave: {es: si}}}]}
""",
)
