"""E111: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E111",
    title="Espacio que no es de la barra espaciadora",
    cause=(
        "En la sangría, en una clave o después de sus dos puntos hay un «espacio duro», que se ve igual que un "
        "espacio y no lo es. Suele llegar al copiar de Word o de una página."
    ),
    cure="Borre ese espacio y escríbalo de nuevo con la barra espaciadora.",
    example="responsables:\n\u00a0\u00a0recepcion: Recepcionista\n",
)
