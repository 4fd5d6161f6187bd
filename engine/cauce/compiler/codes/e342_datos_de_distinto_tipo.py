"""E342: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E342",
    title="Datos de distinto tipo",
    cause="«igual_a» compara dos datos que nunca podrían ser iguales, porque son de distinto tipo.",
    cure="Compare dos datos del mismo tipo.",
    example="""exige: {fecha_cita: {igual_a: hora_apartada}}
""",
)
