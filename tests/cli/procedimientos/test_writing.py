"""The commands that write: whole files or none, never over what they should not touch."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from cauce.cli.files import replace_file
from tests.support.terminal import Terminal


def test_a_file_is_replaced_whole_and_keeps_its_mode(folder: Path) -> None:
    path = folder / "a.yaml"
    path.write_bytes(b"antes")
    path.chmod(0o640)
    link = folder / "enlace.yaml"
    link.symlink_to(path)
    replace_file(link, b"despu\xc3\xa9s")
    assert link.is_symlink()
    assert path.read_bytes() == b"despu\xc3\xa9s"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in folder.iterdir()) == ["a.yaml", "enlace.yaml"]


def test_nothing_is_left_where_a_file_cannot_be_put(folder: Path) -> None:
    place = folder / "ocupado.yaml"
    place.mkdir()
    with pytest.raises(OSError, match="ocupado"):
        replace_file(place, b"x")
    assert list(folder.iterdir()) == [place]


def test_formatear_changes_the_layout_and_nothing_else(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-04.yaml"
    cauce("formatear", str(path))
    neat = path.read_bytes()
    before = cauce("mostrar", str(path)).out
    path.write_bytes(neat.replace(b"\n  ", b"\n    ").replace(b"clave: ", b"clave:   ", 1))
    assert cauce("formatear", str(path), "--revisar").code == 1
    assert path.read_bytes() != neat
    ran = cauce("formatear", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert f"Cambiado: {path}\n" in ran.out
    assert "1 archivo cambiado." in ran.out
    assert cauce("mostrar", str(path)).out == before
    assert cauce("formatear", str(path), "--revisar").code == 0


def test_formatear_leaves_alone_what_it_cannot_read(cauce: Terminal, folder: Path) -> None:
    path = folder / "roto.yaml"
    path.write_bytes(b"clave: X\n\tnombre: Y\n")
    ran = cauce("formatear", "roto.yaml")
    assert ran.code == 1
    assert "error[E1" in ran.out
    assert "1 archivo no se pudo leer y quedó igual." in ran.out
    assert path.read_bytes() == b"clave: X\n\tnombre: Y\n"


@pytest.mark.usefixtures("folder")
def test_formatear_never_reaches_for_the_copy_that_comes_with_cauce(cauce: Terminal) -> None:
    assert cauce("formatear").code == 2


def test_nuevo_writes_a_file_that_is_correct_and_covered(cauce: Terminal, space: Path) -> None:
    ran = cauce("nuevo", "PR-06", "--institucion", "immuver")
    path = space / "procedures" / "PR-06.yaml"
    assert ran.code == 0
    assert f"Escrito {Path('procedures') / 'PR-06.yaml'}\n" in ran.out
    assert cauce("validar", str(path)).code == 0
    assert cauce("probar", str(path)).code == 0


def test_nuevo_never_writes_over_a_file(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-01.yaml"
    before = path.read_bytes()
    ran = cauce("nuevo", "PR-IMMUVER-01", "--institucion", "immuver")
    assert ran.code == 1
    assert "Ya existe" in ran.err
    assert path.read_bytes() == before


def test_nuevo_names_what_is_missing_where_nobody_can_be_asked(cauce: Terminal, space: Path) -> None:
    ran = cauce("nuevo", "PR-06", "--no-preguntar")
    assert ran.code == 2
    assert ran.err.splitlines()[:2] == [
        "Falta «--institucion».",
        "Escriba «--institucion» y una de estas: immuver, sonora.",
    ]
    assert not (space / "procedures" / "PR-06.yaml").exists()


@pytest.mark.usefixtures("space")
def test_nuevo_suggests_the_institution_that_was_meant(cauce: Terminal) -> None:
    ran = cauce("nuevo", "PR-06", "--institucion", "inmuver")
    assert ran.code == 2
    assert "¿Quiso decir «immuver»?" in ran.err


def test_nuevo_for_a_new_institution_writes_its_files_too(cauce: Terminal, folder: Path) -> None:
    ran = cauce("nuevo", "PR-01", "--institucion", "mi_municipio")
    assert ran.code == 0
    assert (folder / "PR-01.yaml").is_file()
    assert (folder / "calendarios" / "mi_municipio.yaml").is_file()
    assert f"Escrito {Path('instituciones') / 'mi_municipio.yaml'}: complételo" in ran.out
    assert cauce("validar", ".").code == 0
    assert cauce("probar", "PR-01.yaml").code == 0


def test_esquema_writes_three_files_once(cauce: Terminal, folder: Path) -> None:
    assert cauce("esquema", "--revisar").code == 1
    assert list(folder.iterdir()) == []
    assert cauce("esquema").out.count("Escrito ") == 3
    names = ["calendario.schema.json", "institucion.schema.json", "procedimiento.schema.json"]
    assert sorted(entry.name for entry in folder.iterdir()) == names
    for name in names:
        assert json.loads((folder / name).read_text(encoding="utf-8"))["$schema"].endswith("2020-12/schema")
    assert cauce("esquema").out == "Los esquemas ya estaban al día.\n"
    assert cauce("esquema", "--revisar").code == 0
    assert cauce("esquema", "--salida", "no_existe").code == 2


def test_the_schemas_of_the_repository_are_up_to_date(cauce: Terminal, procedures: Path) -> None:
    assert cauce("esquema", "--revisar", "--salida", str(procedures)).code == 0


def test_comparar_says_what_changed(cauce: Terminal, space: Path) -> None:
    after = space / "procedures" / "PR-IMMUVER-01.yaml"
    before = space / "antes.yaml"
    before.write_bytes(after.read_bytes())
    assert cauce("comparar", str(after), str(after)).out == "No hay cambios.\n"
    text = after.read_text(encoding="utf-8")
    after.write_text(text.replace("Recaba datos generales y registra", "Recaba los datos y registra"), encoding="utf-8")
    (space / "procedures" / "antes.yaml").write_bytes(before.read_bytes())
    ran = cauce("comparar", str(space / "procedures" / "antes.yaml"), str(after))
    assert ran.code == 0
    assert "Pasos:\n  ~ " in ran.out
    changes = json.loads(cauce("comparar", str(space / "procedures" / "antes.yaml"), str(after), "--json").out)
    assert all(set(each) == {"parte", "cambio", "nombre", "atributo", "antes", "despues"} for each in changes)
    assert any("Recaba los datos" in each["despues"] for each in changes)
