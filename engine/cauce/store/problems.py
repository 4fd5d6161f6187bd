"""What can go wrong with a database, in words that end in what to do. No case data in any of them (law 6)."""

from __future__ import annotations


class StorageProblem(Exception):  # noqa: N818 - shown to people as a problem, not as an error of theirs
    """Something is wrong with the database itself: a stable `code`; `message` and `cure` for people, in Spanish."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.cure = cure


def problem(code: str, place: object = "") -> StorageProblem:
    """Return the problem of a code of `TEXTS`; `place` is the file, or the name, that its message shows."""
    message, cure = TEXTS[code]
    return StorageProblem(code, message.replace("{place}", str(place)), cure)


TEXTS: dict[str, tuple[str, str]] = {
    "base_ausente": (
        "No está la base de datos: {place}",
        (
            "Revise que la carpeta o el disco estén conectados. Si el espacio es nuevo, créelo con «cauce iniciar»; "
            "si la base se perdió, restaure el último respaldo."
        ),
    ),
    "base_existente": (
        "Ya hay un archivo en {place}; no se tocó.",
        "Elija otra carpeta, o use el espacio que ya está ahí.",
    ),
    "base_no_es_archivo": (
        "En {place} no hay un archivo normal (es un enlace, una carpeta u otra cosa), y no se abrió.",
        "Ponga en ese lugar el archivo mismo de la base de datos.",
    ),
    "llave_equivocada": (
        "La llave no abre esta base de datos, o el archivo no es una base de Cauce.",
        (
            "Vea con «cauce doctor» qué llave usa este espacio. Si la llave se perdió, recupérela con la hoja de "
            "recuperación; si el archivo no es el correcto, restaure el último respaldo."
        ),
    ),
    "base_ajena": (
        "La base de datos se abrió, pero no tiene las tablas de Cauce.",
        "Revise el lugar de la base de datos en cauce.toml. Si es un espacio nuevo, créelo con «cauce iniciar».",
    ),
    "version_posterior": (
        "Esta base de datos la escribió una versión más nueva de Cauce, y no se tocó.",
        "Actualice Cauce en esta computadora y repita la orden.",
    ),
    "version_anterior": (
        "Esta base de datos es de una versión anterior de Cauce y falta ponerla al día.",
        "Haga un respaldo, y póngala al día con «cauce doctor --actualizar».",
    ),
    "base_danada": (
        "La base de datos está dañada.",
        "No siga trabajando en ella. Guarde una copia tal como está, revise el disco y restaure el último respaldo.",
    ),
    "solo_lectura": (
        "No se pudo escribir en la base de datos: el archivo o su carpeta son de solo lectura. No se guardó nada.",
        "Pida permiso de escritura en la carpeta del espacio, y repita la orden.",
    ),
    "sin_permiso": (
        "Esta cuenta no tiene permiso para abrir la base de datos.",
        "Use la cuenta con que se creó el espacio, o pida que le den acceso.",
    ),
    "disco_lleno": (
        "No hay espacio en el disco, o se alcanzó la cuota. La orden no se guardó; lo anterior está a salvo.",
        "Libere espacio y repita la orden.",
    ),
    "disco_falla": (
        "El disco no respondió al leer o escribir. La orden no se guardó; lo anterior está a salvo.",
        "Revise que el disco esté conectado y tenga espacio, y repita la orden.",
    ),
    "base_ocupada": (
        "La base de datos estuvo ocupada más de 30 segundos. La orden no se guardó.",
        "Espere un momento y repita la orden. Si sigue así, cierre otros programas que tengan abierto el espacio.",
    ),
    "sin_conexion": (
        "No hay conexión con el servidor de la base de datos, o se cortó.",
        "Revise la red y que el servidor esté encendido, y repita la orden.",
    ),
    "conexion_cortada": (
        "Se cortó la conexión con el servidor de la base de datos mientras se guardaba.",
        (
            "Revise la red y que el servidor esté encendido. Repita la orden con el mismo --id-envio: "
            "si ya se había guardado, no se repite."
        ),
    ),
    "base_rechazada": (
        "El servidor no dejó entrar: la base de datos no existe, o la cuenta o la contraseña no son correctas.",
        "Revise la dirección de la base de datos con quien administra el servidor. La contraseña se pregunta en una "
        "terminal, o se toma del archivo de PGPASSFILE o de PGPASSWORD.",
    ),
    "direccion_mal_escrita": (
        "No se entiende la dirección de la base de datos.",
        "Escríbala así: postgresql://cuenta@servidor/base",
    ),
    "falta_postgresql": (
        "Para usar un servidor PostgreSQL falta el complemento que conecta con él.",
        "Instale Cauce con él; en la carpeta de Cauce: uv tool install --force '.[postgresql]'",
    ),
    "caso_suprimido": (
        "Los datos personales de este caso se suprimieron y ya no se pueden leer.",
        "Su historial sigue completo y se puede comprobar con «cauce comprobar».",
    ),
    "base_falla": (
        "La base de datos no pudo cumplir la orden. No se guardó nada.",
        "Repita la orden. Si vuelve a pasar, ejecute «cauce doctor» y avise a quien da soporte.",
    ),
    "grupo_desconocido": (
        "Esta computadora no tiene un grupo llamado «{place}».",
        "Pida a quien administra la computadora que lo cree, o escriba el nombre de uno que exista.",
    ),
    "llave_ausente": (
        "No está la llave de este espacio: {place}",
        "Si está en otra carpeta, indíquela en la variable CAUCE_LLAVES; si está en otra cuenta o computadora, cópiela "
        "a ese lugar. Si se perdió, use la hoja de recuperación con «cauce doctor --restaurar-llave -».",
    ),
    "llave_existente": (
        "Ya hay una llave en {place}; no se tocó.",
        "Consérvela: sin ella no se abre la base de datos de ese espacio. Elija otra carpeta para el espacio nuevo.",
    ),
    "llave_sin_permiso": (
        "Esta cuenta no tiene permiso para leer la llave: {place}",
        "Use la cuenta con que se creó el espacio.",
    ),
    "llave_danada": (
        "El archivo de la llave está dañado o no es una llave de Cauce: {place}",
        "Use la hoja de recuperación, que está en sobre cerrado, con «cauce doctor --restaurar-llave -».",
    ),
    "frase_necesaria": (
        "La llave de este espacio se abre con una frase, y no hay a quién pedírsela.",
        "Ejecute la orden en una terminal, donde pueda escribir la frase.",
    ),
    "frase_equivocada": (
        "La frase no abre la llave.",
        "Revise las mayúsculas y el teclado, y escríbala otra vez. Si la olvidó, use la hoja de "
        "recuperación con «cauce doctor --restaurar-llave -».",
    ),
    "hoja_incompleta": (
        "La hoja de recuperación tiene nueve renglones, y aquí hay {place}.",
        "Copie los nueve, uno por línea y en su orden.",
    ),
    "hoja_mal_copiada": (
        "No coincide con la hoja de recuperación: {place}.",
        "Compárelo con la hoja, letra por letra, y corríjalo.",
    ),
}
