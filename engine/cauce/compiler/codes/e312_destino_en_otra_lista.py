"""E312: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E312",
    title="Destino en otra lista",
    cause=(
        "Las filas de una rama con «actividades» forman una lista aparte: puede haber otras ramas abiertas al "
        "mismo tiempo. Por eso no se puede saltar a ellas desde fuera, ni salir de ellas por un salto: se sale al "
        "terminar la lista."
    ),
    cure=(
        "Para entrar, pase a la fila que abre la rama. Para salir, deje que la lista termine; si al salir deben "
        "abandonarse las demás ramas, escriba en la rama «retira_lo_demas: si»."
    ),
    example="""actividades:
  - paso: 1
    actividad: Recibe
    pasa_a: 3
  - en_paralelo: Dos trámites a la vez
    id: tramites
    ramas:
      - nombre: Uno
        actividades:
          - {paso: 2, actividad: Hace el primero}
      - nombre: Otro
        actividades:
          - {paso: 3, actividad: Hace el segundo}
""",
)
