"""The strict reader: bytes of a YAML file to nodes with places, and every problem of reading in Spanish."""

from __future__ import annotations

from cauce.compiler.reader.nodes import Node
from cauce.compiler.reader.plain import plain
from cauce.compiler.reader.reading import read

__all__ = ["Node", "plain", "read"]
