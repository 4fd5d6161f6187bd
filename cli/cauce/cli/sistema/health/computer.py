"""The computer: versions, the clock, the room on the disk, the programs that some formats need."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cauce.cli.sistema.health.finding import Finding, good, warning, wrong

_OLDEST_PYTHON = (3, 11)
_LITTLE, _TOO_LITTLE = 1_000_000_000, 100_000_000
_RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
"""No computer that runs this version has an honest clock before this."""
_OPTIONAL = (
    ("dot", ("dot",), "el mapa de «cauce diagrama --mapa» se escribe como texto y no como dibujo", "Graphviz"),
    (
        "chromium",
        ("chromium", "chromium-browser", "google-chrome"),
        "las páginas web de «cauce diagrama --formato html» se abren con cualquier otro navegador",
        "Chromium",
    ),
)


def versions() -> Iterator[Finding]:
    """Tell the versions of Cauce, Python and the operating system."""
    running = f"Cauce {_of('cauce')}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    if sys.version_info < _OLDEST_PYTHON:
        yield wrong("versiones", f"{running}.", "Cauce necesita Python 3.11 o posterior: instálelo.")
    else:
        yield good("versiones", f"{running}.")


def disk(folder: Path) -> Iterator[Finding]:
    """Tell how much room is left on the disk of a folder."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        yield wrong(
            "disco", f"No se pudo ver el disco de «{folder}».", "Revise que esté conectado y que tenga permiso."
        )
        return
    text = f"Quedan {_size(free)} libres en el disco de «{folder}»."
    if free < _TOO_LITTLE:
        yield wrong("disco", text, "Libere espacio antes de seguir: sin él no se puede guardar lo que se hace.")
    elif free < _LITTLE:
        yield warning("disco", text, "Libere espacio pronto.")
    else:
        yield good("disco", text)


def clock_of(zone: str) -> Iterator[Finding]:
    """Tell what time it is for the institution, and whether the computer knows its zone."""
    now = datetime.now(UTC)
    try:
        here = now.astimezone(ZoneInfo(zone)) if zone else now.astimezone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield wrong(
            "reloj",
            f"Esta computadora no conoce la zona horaria «{zone}».",
            "Instálela con: python3 -m pip install tzdata",
        )
        return
    text = f"El reloj dice {here:%d/%m/%Y %H:%M}" + (f" en {zone}." if zone else ".")
    if now < _RELEASED:
        yield wrong("reloj", text, "Ponga la computadora a la hora: los plazos se cuentan con ella.")
    else:
        yield good("reloj", f"{text} Si no es la hora correcta, corrija el reloj de la computadora.")


def programs() -> Iterator[Finding]:
    """Tell which optional programs are absent, and what one goes without."""
    for topic, names, without, product in _OPTIONAL:
        if any(shutil.which(name) for name in names):
            yield good(topic, f"{product} está instalado.")
        else:
            yield good(topic, f"{product} no está instalado; no es necesario: sin él, {without}.")


def _of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "sin instalar"


def _size(amount: int) -> str:
    """Return an amount of bytes in the unit in which people say it."""
    value, units = float(amount), ["bytes", "kB", "MB", "GB", "TB"]
    while value >= 1000 and len(units) > 1:
        value /= 1000
        del units[0]
    return f"{value:.0f} {units[0]}" if value >= 100 else f"{value:.1f} {units[0]}".replace(".", ",")
