"""E313: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E313",
    title="Fin desde una rama",
    cause=(
        "Desde dentro de una rama no se puede terminar el caso sin más: quedarían abiertas las ramas que avanzan "
        "al lado."
    ),
    cure=(
        "Si debe terminar todo, vaya al fin desde la rama de una decisión que diga «retira_lo_demas: si». Si sólo "
        "acaba la rama, quite «pasa_a»."
    ),
    example="""- nombre: Uno
  actividades:
    - {paso: 2, actividad: Hace el primero, pasa_a: concluido}
""",
)
