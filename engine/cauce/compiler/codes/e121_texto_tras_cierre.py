"""E121: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E121",
    title="Texto después de cerrar comillas o corchetes",
    cause=(
        "Un texto que empieza con comillas, corchetes o llaves termina donde se cierran; lo que sigue en la línea "
        "sobra para YAML."
    ),
    cure="Ponga comillas que abarquen el texto completo: sencillas por fuera si las hay dobles por dentro.",
    example='nombre: "Urgente" y canalización\n',
)
