"""E208: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E208",
    title="Varios valores donde va uno",
    cause=(
        "La clave lleva un solo valor y hay una lista o un bloque de claves. Un texto con dos puntos o llaves "
        "también se lee como bloque."
    ),
    cure="Deje un solo valor. Si es un texto con signos, póngalo entre comillas.",
    example="""alcance: [Mujeres, Instituciones afines]
""",
)
