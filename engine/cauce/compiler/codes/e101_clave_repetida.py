"""E101: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E101",
    title="Clave repetida",
    cause=(
        "Una misma clave está dos veces en el mismo bloque. Otros programas se quedarían con la última sin "
        "avisar; aquí se señalan las dos líneas."
    ),
    cure=(
        "Deje una sola, o junte en ella lo que dicen las dos. Si la segunda empieza otro elemento de una lista, "
        "le falta «- » delante."
    ),
    example="responsables:\n  recepcion: Recepcionista\n  recepcion: Trabajo Social\n",
)
