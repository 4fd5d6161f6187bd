"""The form of the files: one vocabulary table, the JSON Schemas made from it, and the diagnostics of the form."""

from cauce.compiler.shape.check import check_shape
from cauce.compiler.shape.json_schema import FILE_KINDS, FileKind, schema

__all__ = ["FILE_KINDS", "FileKind", "check_shape", "schema"]
