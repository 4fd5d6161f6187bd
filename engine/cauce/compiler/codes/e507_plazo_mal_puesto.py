"""E507: el plazo no corre en una sola lista, o salta sin «en»."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E507",
    title="El plazo no corre en una sola lista, o salta sin «en»",
    cause=(
        "Un plazo con «en» corre mientras la posición está en esas filas, que deben ser de una misma lista. Sólo "
        "un plazo así puede pasar el caso a otra fila al vencer."
    ),
    cure="Ponga en «en» filas de la misma lista; use «en» si al vencer se pasa a otra fila.",
    example="""\
plazos:
  - id: respuesta
    desde: 2
    hasta: 4
    limite: 10 dias habiles
    al_vencer: [{pasa_a: negada}]
""",
)
