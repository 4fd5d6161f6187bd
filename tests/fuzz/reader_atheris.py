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
        from tests.fuzz.reader_campaign import target

    attempt = target("lector")
    atheris.Setup(sys.argv, lambda data: attempt(data) and None)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
