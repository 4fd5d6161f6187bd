"""The codes of diagnostics, one small module each: what the reference prints, never on the path of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What one diagnostic code means to a process owner. Every text is Spanish.

    `title` names the problem, `cause` says why it is refused or warned about, `cure` what to do,
    `example` is a fragment of YAML that provokes it ("" when no text can show it).
    """

    code: str
    title: str
    cause: str
    cure: str
    example: str = ""


def all_codes() -> dict[str, Code]:
    """Every code by its name, in order; reads the modules of this folder (for the reference and the tests).

    Raises ValueError when two modules claim one code, or when a module is not named after the code it holds.
    """
    from importlib import import_module  # noqa: PLC0415 - whoever emits a code never pays for the discovery
    from pkgutil import iter_modules  # noqa: PLC0415

    found: dict[str, Code] = {}
    for module in iter_modules(__path__):
        code: Code = import_module(f"{__name__}.{module.name}").CODE
        if code.code in found or not module.name.startswith(f"{code.code.lower()}_"):
            raise ValueError(f"{module.name}: {code.code}")
        found[code.code] = code
    return dict(sorted(found.items()))
