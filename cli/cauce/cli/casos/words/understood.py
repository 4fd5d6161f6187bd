"""What is raised when an answer cannot be used."""

from __future__ import annotations


class NotUnderstoodError(Exception):
    """A text is no date or no hour; the message, Spanish, says why and how to write it. It quotes nothing written."""
