"""E505: dos ramas que corren a la vez registran el mismo dato."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E505",
    title="Dos ramas que corren a la vez registran el mismo dato",
    cause="No se sabe cuál va primero, así que el valor que quede dependería de la suerte.",
    cure="Use un dato distinto en cada rama, o regístrelo después de que se reúnan.",
    example="""\
  - en_paralelo: Dictámenes
    id: dictamenes
    ramas:
      - {nombre: Médico, actividades: [{paso: 3, actividad: Dictamina., registra: [procede]}]}
      - {nombre: Jurídico, actividades: [{paso: 4, actividad: Dictamina., registra: [procede]}]}
""",
)
