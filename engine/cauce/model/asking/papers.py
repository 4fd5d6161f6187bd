"""What may come with a command: data, documents and the files that they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from cauce.model.frozen import dataclass

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No data, no documents."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that comes as a file: `digest` is the SHA-256 of its bytes (hex), `name` what the person called it."""

    digest: str
    name: str = field(repr=False)
    reference: str = field(default="", repr=False)


Paper = str | Attached
"""What is said of a document that is supplied: where it is to be found, or the file itself."""
