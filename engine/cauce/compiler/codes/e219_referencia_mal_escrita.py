"""E219: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E219",
    title="Referencia demasiado larga",
    cause=(
        "Una fila se menciona por su número o su id, no por su texto. Un número impreso no pasa de 20 letras, "
        "y una referencia de 40."
    ),
    cure="Escriba el número impreso («paso»), o póngale un «id» a la fila y mencione ese.",
    example="""inicios:
  llegada: {nombre: Llegada, pasa_a: Recibe la solicitud y la registra en el sistema de denuncias}
""",
)
