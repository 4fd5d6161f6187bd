"""E307: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E307",
    title="Destino desconocido",
    cause="«pasa_a» o «despues» lleva a un paso o fin que no existe.",
    cure="Escriba el número o el id de una fila de la misma lista, el id de un fin, o «siguiente».",
    example="""actividades:
  - paso: 3
    actividad: Archiva
    pasa_a: 33
""",
)
