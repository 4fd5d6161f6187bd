"""E113: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E113",
    title="Texto cortado por el signo #",
    cause=(
        "En YAML un signo # con un espacio delante empieza un comentario, y lo que sigue se pierde: «Atiende caso "
        "#5» quedaría en «Atiende caso». Sólo se acepta como comentario con dos espacios antes del # y uno "
        "después."
    ),
    cure=(
        "Si el # es parte del texto, escriba el texto entre comillas. Si es un comentario, sepárelo: «valor  # "
        "comentario»."
    ),
    example="nombre: Atiende caso #5\n",
)
