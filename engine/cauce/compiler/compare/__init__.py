"""What changed between two versions of a procedure, in words a process owner recognises."""

from cauce.compiler.compare.difference import Change, ChangeKind, compare

__all__ = ["Change", "ChangeKind", "compare"]
