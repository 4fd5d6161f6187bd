"""W201: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W201",
    title="Comillas de Word alrededor de un valor",
    cause=(
        "El valor empieza y termina con comillas curvas, como las que ponen Word y los correos. No delimitan el valor, "
        "como harían las rectas: son parte del texto y se imprimirían."
    ),
    cure=("Quítelas. Si el manual las imprime, ponga además comillas rectas por fuera y no se volverá a avisar."),
    example="nombre: “Recepción de usuarias”\n",
)
