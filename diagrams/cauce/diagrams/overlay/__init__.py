"""What happens in a procedure, shown on its sheets: where one case is, or how many cases wait in each step.

An overlay is a value (`values`), whoever makes it: a file (`reader`) or the store of cases. It holds nothing above the
class *operativo*: folio, steps, roles and dates, never a name nor a free text. `sheets.overlay_sheets` puts it on the
sheets, whose places do not change; such a sheet says that it is no part of the manual.
"""
