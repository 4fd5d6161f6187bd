"""E603: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E603",
    title="Zona horaria inexistente",
    cause="La zona horaria no es de las que existen. Se escriben en inglés, con la región y la ciudad.",
    cure=("Para el centro y el sur de México escriba «America/Mexico_City»; para Sonora, «America/Hermosillo»."),
    example="""zona_horaria: America/Ciudad_de_Mexico
""",
)
