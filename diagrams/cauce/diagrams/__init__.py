"""Flowchart sheets: renderers of a compiled procedure (issue «Sheets»)."""
