"""E123: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E123",
    title="Falta un espacio después del guion",
    cause="Sin el espacio, «-paso» no empieza un elemento de lista.",
    cure="Escriba un espacio después del guion: «- paso: 1».",
    example="actividades:\n  -paso: 1\n   actividad: Recibe\n",
)
