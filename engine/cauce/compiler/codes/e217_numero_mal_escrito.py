"""E217: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E217",
    title="Número mal escrito o fuera de los límites",
    cause=(
        "La clave lleva un número entero, sólo con cifras y dentro de ciertos límites; un día del mes va de 1 a 31."
    ),
    cure="Escriba el número con cifras, sin punto ni letras.",
    example="""inicios:
  llegada: {nombre: Llegada, pasa_a: 1, cada: mes, dia: 45}
""",
)
