"""The proof: before a procedure is published, that no case of it can get stuck (language.md §2–§3).

`prove` is the only entry. What is proved, and under which assumptions, is told to people in docs/demostracion.md.
"""

from cauce.compiler.proof.proving import prove

__all__ = ["prove"]
