"""E326: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E326",
    title="No se puede decidir según ese dato",
    cause=(
        "«segun» necesita un dato del que se escoge una opción, o de sí o no. Con «elige: varias», uno en que se "
        "marcan varias opciones."
    ),
    cure=(
        "Use un dato con «opciones» o «tipo: si_no». Un número o una combinación se convierte en opciones con "
        "«se_calcula»."
    ),
    example="""datos:
  edad: {tipo: entero, clase: operativo}
actividades:
  - decision: ¿Es menor de edad?
    id: es_menor
    segun: edad
""",
)
