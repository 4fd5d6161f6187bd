"""E231: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E231",
    title="Clave que necesita otra",
    cause="La clave sólo tiene sentido junto con otra: por ejemplo, «limite_veces» con «despues».",
    cure="Agregue la otra clave, o quite esta.",
    example="""plazos:
  - {id: respuesta, desde: inicio, limite: 72 horas, al_vencer: [{no_conformidad: si}]}
""",
)
