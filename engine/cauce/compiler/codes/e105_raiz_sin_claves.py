"""E105: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E105",
    title="El archivo no empieza con claves",
    cause="Un archivo es una serie de líneas «clave: valor». Éste es una lista, o un texto sin ninguna clave.",
    cure="Ponga las claves al principio, sin guion y sin sangría: «clave: PR-01», «nombre: …».",
    example="- paso: 1\n  actividad: Recibe\n",
)
