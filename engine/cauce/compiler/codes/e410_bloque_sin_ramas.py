"""E410: un bloque sin ramas que corran a la vez."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E410",
    title="Un bloque sin ramas que corran a la vez",
    cause=(
        "«en_paralelo» y «elige: varias» abren varias ramas al mismo tiempo: hacen falta dos o más, cada una con "
        "sus actividades."
    ),
    cure="Escriba en cada rama sus «actividades», o ponga las filas directamente en la lista.",
    example="""\
  - en_paralelo: Gestiones
    id: gestiones
    ramas:
      - nombre: Única
        actividades:
          - {paso: 3, actividad: Gestiona.}
""",
)
