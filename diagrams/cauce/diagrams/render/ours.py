"""How every text drawn here says whose it is, each format in a comment of its own."""

OURS = "Hecho por Cauce: cambie el procedimiento y vuelva a generarlo."
"""What says that a file is ours and may be replaced."""
COMMENT = f"<!-- {OURS} -->"
"""The same as a comment of SVG and HTML."""
OVERLAY_OURS = "Hecho por Cauce con datos de casos: no es parte del manual."
"""The same of what shows cases, which never replaces what is of the binder, nor the other way round."""
OVERLAY_COMMENT = f"<!-- {OVERLAY_OURS} -->"
