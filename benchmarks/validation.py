"""Validate the six files, and one of 1,000 steps, against PyYAML's own load of the same bytes.

Run: `python -m benchmarks.validation`
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from benchmarks.report import keep, machine, table
from cauce.compiler.api import compile_paths, compile_procedure, load_library

ROOT = Path(__file__).parents[1]
ROUNDS = 7
STEPS = 1000


def long_file(steps: int) -> bytes:
    """Return a procedure of `steps` activities: each tenth decides whether to go back five."""
    lines = [
        "clave: LARGO-01\ninstitucion: immuver\nnombre: Procedimiento largo\nversion: 1\nfecha: 2026-01",
        "responsables: {area: Área}\ndatos:\n  d: {pregunta: '¿Sigue?', tipo: si_no, clase: operativo}",
        "inicios: {llega: {nombre: Llega, pasa_a: 1}}\nfines: {fin: Fin}\nactividades:",
    ]
    for step in range(1, steps + 1):
        lines.append(f"  - paso: {step}\n    responsable: area\n    actividad: Realiza la actividad número {step}.")
        if step == steps:
            lines.append("    pasa_a: fin")
        elif step % 10 == 0:
            lines.append("    registra: [d]\n    segun: d\n    ramas:")
            lines.append(
                f"      - {{respuesta: si, pasa_a: {step + 1}}}\n      - {{respuesta: no, pasa_a: {step - 5}}}"
            )
        elif step % 10 == 4:
            lines.append("    pasa_a: siguiente")
    return "\n".join(lines).encode()


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Measure in alternating rounds and keep the table."""
    folder = ROOT / "procedures"
    files = sorted(folder.glob("*.yaml"))
    six = [path.read_bytes() for path in files]
    long = long_file(STEPS)
    library, _ = load_library(folder)
    compiled = compile_procedure(long, "LARGO-01.yaml", library)
    assert compiled.ok, compiled.diagnostics
    cases: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "the six files": (
            lambda: compile_paths(files),
            lambda: [yaml.load(data, Loader=yaml.CSafeLoader) for data in six],
        ),
        f"one file of {STEPS:,} steps": (
            lambda: compile_procedure(long, "LARGO-01.yaml", library),
            lambda: yaml.load(long, Loader=yaml.CSafeLoader),
        ),
    }
    rows = []
    for name, (ours, theirs) in cases.items():
        times = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
        own, peer = median(t[0] for t in times), median(t[1] for t in times)
        rows.append([name, f"{own * 1000:.0f} ms", f"{peer * 1000:.0f} ms", f"{own / peer:.1f} ×"])
    body = table(["file", "read, check, prove", "CSafeLoader alone", "ratio"], rows)
    keep("Validation", f"`python -m benchmarks.validation` · {machine('pyyaml', 'jsonschema')}\n\n{body}")


if __name__ == "__main__":
    main()
