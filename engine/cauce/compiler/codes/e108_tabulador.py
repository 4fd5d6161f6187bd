"""E108: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E108",
    title="Tabulador",
    cause=(
        "YAML hace la sangría con espacios; un tabulador se ve igual y significa otra cosa. Tampoco va dentro de "
        "un texto."
    ),
    cure=(
        "Borre el tabulador y escriba espacios: dos por cada nivel. Casi todos los editores pueden escribir "
        "espacios al pulsar la tecla Tab."
    ),
    example="datos:\n\tcanal: x\n",
)
