"""E305: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E305",
    title="Dato desconocido",
    cause="Se menciona un dato por un id que no está en «datos».",
    cure="Corrija el id, o declare el dato en «datos» con su pregunta, su tipo y su clase.",
    example="""actividades:
  - paso: 1
    actividad: Pregunta el domicilio
    registra: [domicilo]
""",
)
