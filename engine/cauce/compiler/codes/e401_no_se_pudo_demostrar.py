"""E401: no se pudo demostrar."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E401",
    title="No se pudo demostrar",
    cause=(
        "La demostración descansa en que cada salto se queda en su lista, cada bloque tiene sus ramas, cada opción "
        "una respuesta y cada plazo una sola lista. Eso lo revisan antes otras reglas, con su propio aviso; si llega "
        "hasta aquí, Cauce prefiere no dar por bueno el procedimiento."
    ),
    cure="Corrija lo que dice el mensaje. Si antes no apareció otro aviso, repórtelo: es una falla de Cauce.",
)
