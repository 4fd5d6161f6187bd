"""E131: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E131",
    title="Línea que empieza con %",
    cause="Una línea que empieza con % es para YAML una instrucción al programa, y aquí no se usan.",
    cure="Borre la línea. Si el % es de un texto, escriba el texto en la línea de su clave y entre comillas.",
    example="%YAML 1.1\n---\nnombre: Recepción\n",
)
