"""A key goes through paper and comes back, and a slip of the pen is told with its line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.problems import CommandError
from cauce.cli.workspace.folder import Workspace
from cauce.cli.workspace.recovery import key_lines, key_of, key_part, sheet

SECRETS = st.binary(min_size=32, max_size=32)
SECRET = bytes(range(32))


@given(SECRETS)
def test_a_key_comes_back_from_its_lines_however_they_are_typed(secret: bytes) -> None:
    lines = key_lines(secret)
    assert all(len(line) == 17 for line in lines)
    assert key_of(lines) == secret
    typed = [line.replace(" ", "-").lower().replace("0", "o").replace("1", "l") for line in lines]
    assert key_of(typed) == secret


def test_a_slip_of_the_pen_is_noticed() -> None:
    """Two characters of check let one slip in a thousand pass; that key opens nothing, and the command says so."""
    line = key_lines(SECRET)[1].replace(" ", "")
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    slips = [line[:at] + other + line[at + 1 :] for at in range(len(line)) for other in letters if other != line[at]]
    assert len(slips) == 15 * 31
    assert sum(key_part(slip, 1) is not None for slip in slips) <= 4


def test_slips_are_told_with_their_line() -> None:
    lines = key_lines(SECRET)
    for spoilt, line in (([*lines[:2], lines[3], lines[2]], 4), (lines[:3], 4), ([], 1), (["", "X", *lines[1:]], 1)):
        with pytest.raises(CommandError, match=f"La línea {line} de la llave"):
            key_of(spoilt)


def test_the_sheet_itself_can_be_read_back() -> None:
    workspace = Workspace(folder=Path("espacio"), id="inventada-01", institution="sonora")
    text = sheet(workspace, SECRET, "0011", "/llaves/inventada-01.llave", datetime(2026, 3, 13, 16, 20))
    assert key_of(text.splitlines()) == SECRET
    assert max(map(len, text.splitlines())) <= 110
    spoilt = text.replace(key_lines(SECRET)[1], key_lines(SECRET)[1].replace(" ", " 2", 1))
    with pytest.raises(CommandError, match="La línea 2"):
        key_of(spoilt.splitlines())
