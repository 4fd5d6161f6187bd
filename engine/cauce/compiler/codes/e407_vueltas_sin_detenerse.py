"""E407: el caso daría vueltas sin que nadie haga nada."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E407",
    title="El caso daría vueltas sin que nadie haga nada",
    cause="En ninguna fila del ciclo se detiene el caso a esperar a una persona, así que no se saldría de él.",
    cure="Ponga en el ciclo una actividad sin «cuando», o una decisión que registre de nuevo el dato que lee.",
    example="""\
  - decision: ¿Está completo?
    id: completo
    segun: completo_si_no
    ramas:
      - {respuesta: si, pasa_a: siguiente}
      - {respuesta: no, pasa_a: completo}
""",
)
