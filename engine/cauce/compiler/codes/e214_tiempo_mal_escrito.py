"""E214: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E214",
    title="Tiempo que no se puede contar",
    cause=(
        "Un plazo se escribe con una cantidad en cifras y una unidad: horas, dias naturales, dias habiles o "
        "meses. «3 días» no dice si cuentan los inhábiles; las semanas y los años se escriben en días o "
        "meses."
    ),
    cure="Escriba, por ejemplo, «72 horas», «15 dias naturales», «1 dia habil» o «3 meses».",
    example="""plazos:
  - id: respuesta
    desde: inicio
    hasta: 1
    limite: 3 semanas
    al_vencer: [{no_conformidad: si}]
""",
)
