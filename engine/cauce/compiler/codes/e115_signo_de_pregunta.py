"""E115: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E115",
    title="Signo ? dentro de llaves o corchetes",
    cause=(
        "Dentro de llaves o corchetes el signo ? tiene otro sentido en YAML, y no todos los programas lo leen "
        "como texto."
    ),
    cure="Escriba el texto entre comillas, o ponga cada clave en su propia línea.",
    example="urgente: {pregunta: ¿Es urgente?, tipo: si_no}\n",
)
