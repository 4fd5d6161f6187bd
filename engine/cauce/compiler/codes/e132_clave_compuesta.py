"""E132: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E132",
    title="Clave que no es un texto sencillo",
    cause="Una clave es una palabra seguida de dos puntos. Aquí es una lista, un bloque, o lleva delante el signo ?.",
    cure="Escriba la clave en una sola línea. Si son llaves, corchetes o signos de un texto, póngalo entre comillas.",
    example="[recepcion]: Recepcionista\n",
)
