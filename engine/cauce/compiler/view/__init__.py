"""A compiled procedure as plain values with Spanish keys, for programs that read it."""

from cauce.compiler.view.procedure import view

__all__ = ["view"]
