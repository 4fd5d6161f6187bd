"""E198: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E198",
    title="Más problemas de los que se muestran",
    cause="Un archivo puede tener muchos problemas que vienen de uno solo. Se muestran los primeros cincuenta.",
    cure="Corrija los primeros y vuelva a validar.",
)
