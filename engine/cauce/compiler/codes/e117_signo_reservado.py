"""E117: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E117",
    title="Texto que empieza con un signo reservado",
    cause="Los signos % @ ` & * ! | > - ? , [ ] { } al principio de un texto tienen sentido propio en YAML.",
    cure="Escriba el texto entre comillas. Si lleva comillas dobles, use las sencillas.",
    example="nombre: @trabajosocial\n",
)
