"""E226: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E226",
    title="Lista vacía o con otra cantidad de elementos",
    cause="La lista o el bloque está vacío, o la clave pide cierta cantidad de elementos.",
    cure="Escriba los elementos que faltan, o quite la clave.",
    example="""actividades: []
""",
)
