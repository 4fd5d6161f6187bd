"""The one layout of a file: what it says never changes, comments stay where they were written."""

from cauce.compiler.formatter.layout import WIDTH, format_text

__all__ = ["WIDTH", "format_text"]
