"""The reader under atheris, which keeps the inputs that reach new code.

    python tests/fuzz/reader_atheris.py [FOLDER] -runs=100000

atheris is in the group `fuzz` and needs Linux: without it this says so and ends.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "engine")]


def main() -> int:
    """Run atheris with the arguments of the command line."""
    if find_spec("atheris") is None:
        sys.stderr.write("atheris is not installed: uv sync --group fuzz (Linux only)\n")
        return 2
    import atheris

    with atheris.instrument_imports(include=["cauce.compiler.reader"]):
        import cauce.compiler.reader
        import cauce.compiler.reader.forbidden
        import cauce.compiler.reader.syntax  # noqa: F401 - these two load on demand, and must be instrumented too

    from tests.fuzz.reader_campaign import target

    read_it = target("lector")

    def attempt(data: bytes) -> None:
        read_it(data)

    atheris.Setup(sys.argv, attempt)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
