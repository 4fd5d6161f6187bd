"""E304: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E304",
    title="Documento desconocido",
    cause="Se menciona un documento por un id que no está en «documentos».",
    cure="Corrija el id, o agregue el documento a «documentos» con su nombre.",
    example="""documentos:
  cedula: {nombre: Cédula de atención}
actividades:
  - paso: 1
    actividad: Llena la cédula
    produce: [cedulas_de_atencion]
""",
)
