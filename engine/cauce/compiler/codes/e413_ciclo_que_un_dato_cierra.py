"""E413: un dato mantendría cerrado el ciclo."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E413",
    title="Un dato mantendría cerrado el ciclo",
    cause=(
        "La salida del ciclo depende de un dato que ninguna de sus filas vuelve a registrar: la primera respuesta "
        "se repetiría para siempre."
    ),
    cure="Registre otra vez el dato dentro del ciclo, o deje que una persona elija la respuesta.",
    example="""\
  - {paso: 1, actividad: Recibe la solicitud., registra: [completa]}
  - {paso: 2, actividad: Revisa.}
  - decision: ¿Está completa?
    id: esta_completa
    segun: completa
    ramas:
      - {respuesta: si, pasa_a: siguiente}
      - {respuesta: no, pasa_a: 2}
""",
)
