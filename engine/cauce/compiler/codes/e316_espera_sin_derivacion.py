"""E316: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E316",
    title="Espera de un procedimiento que nadie inicia",
    cause=("Una fila espera a que concluya otro procedimiento, y ninguna fila de éste lo inicia con «deriva»."),
    cure="Agregue «deriva» en la fila que lo inicia, o corrija la clave.",
    example="""- espera: Respuesta del área jurídica
  id: respuesta
  hasta: {concluyen: [PR-IMMUVER-02]}
""",
)
