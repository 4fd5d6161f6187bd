"""What `cauce nuevo` writes can be validated and run as it is."""

import pytest

from cauce.compiler.template import file_name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("PR-IMMUVER-06", "PR-IMMUVER-06"),
        ("64-AJP-P01/Rev. 3", "64-AJP-P01-Rev-3"),
        ("PR – IMMUYER - 01", "PR-IMMUYER-01"),
        ("CON", "CON-procedimiento"),
        ("..\\..\\Ñandú", "Nandu"),
        ("¿?", "procedimiento"),
        ("x" * 300, "x" * 80),
    ],
)
def test_file_names_are_safe_on_every_system(key: str, name: str) -> None:
    assert file_name(key) == name
