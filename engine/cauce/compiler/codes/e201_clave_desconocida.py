"""E201: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E201",
    title="Clave desconocida",
    cause=(
        "Cauce no conoce esa clave en ese bloque. Casi siempre es un error de dedo; también puede ser una "
        "palabra natural que en Cauce se llama de otro modo."
    ),
    cure=(
        "Escriba la clave que propone el mensaje. Si no propone ninguna, busque el bloque en la referencia de "
        "claves: ahí están todas las que lleva."
    ),
    example="""plazos:
  - id: inmediato
    desde: inicio
    hasta: 1
    limte: 72 horas
    al_vencer: [{no_conformidad: si}]
""",
)
