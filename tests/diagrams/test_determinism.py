"""The same procedure gives the same bytes whatever order the interpreter gives to its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from cauce.compiler.api import compile_paths
from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.render.formats import rendered
for file in sys.argv[1:]:
    compiled = compile_paths([Path(file)])[0]
    sheets = layout_sheets(build_graph(compiled.procedure, header_of(compiled.procedure, compiled.institution)))
    for form in ("svg", "pdf", "png", "docx") if len(sheets) == 1 else ("svg", "pdf"):
        for name, data in rendered(sheets, "x", form).items():
            print(file, name, sha256(data).hexdigest())
"""


def test_same_bytes_under_three_hash_seeds(procedures: Path, root: Path) -> None:
    paths = sorted(map(str, procedures.glob("*.yaml")))
    assert len(paths) == 6
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed,
                 "PYTHONPATH": os.pathsep.join(str(root / each) for each in ("engine", "diagrams"))},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "1", "4242")
    ]  # fmt: skip
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(printed[0].splitlines()) > 2 * len(paths)
    assert len({sha256(each.encode()).hexdigest() for each in printed}) == 1
