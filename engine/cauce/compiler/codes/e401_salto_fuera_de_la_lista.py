"""E401: se pasa a una fila de otra lista."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E401",
    title="Se pasa a una fila de otra lista",
    cause=(
        "Las filas anidadas en una rama forman su propia lista. De una lista se sale por su final o retirando lo "
        "demás, y a una rama se entra por su principio: sólo así se puede demostrar que las ramas se reúnen."
    ),
    cure=(
        "Deje que la rama termine y continúe después del bloque, o escriba «retira_lo_demas: si» en la respuesta "
        "que abandona todo."
    ),
    example="""\
plazos:
  - id: silencio
    en: 2.1  # una fila anidada en una rama
    limite: 15 dias habiles
    al_vencer: [{pasa_a: 5}]  # una fila de fuera
""",
)
