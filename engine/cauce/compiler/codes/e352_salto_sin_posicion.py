"""E352: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E352",
    title="Al vencer no se sabe qué mover",
    cause=(
        "«pasa_a» en «al_vencer» mueve la posición que está en las filas del plazo; un plazo con «desde» y "
        "«hasta» no está en ninguna fila."
    ),
    cure="Escriba «en» con las filas donde corre el plazo, en lugar de «desde» y «hasta».",
    example="""plazos:
  - {id: respuesta, desde: 1, hasta: 2, limite: 10 dias habiles, al_vencer: [{pasa_a: negada}]}
""",
)
