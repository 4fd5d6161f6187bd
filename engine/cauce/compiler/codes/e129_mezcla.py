"""E129: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E129",
    title="Mezcla de bloques «<<»",
    cause="La clave «<<» copia en YAML otro bloque dentro de éste. Aquí no se usa: cada bloque dice lo suyo.",
    cure="Escriba en el bloque las claves que hacen falta.",
    example="<<: {nombre: Recepción}\n",
)
