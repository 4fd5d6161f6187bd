"""Network shares by the table of mounts, synced folders by their names and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.workspace.whereabouts import mount_type, network_of, synced_by

MOUNTS = r"""
22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / /mnt/casos rw,relatime shared:9 - nfs4 servidor:/casos rw,vers=4.2
31 22 0:31 / /mnt/mi\040disco rw shared:10 - cifs //servidor/disco rw
32 30 0:32 / /mnt/casos/local rw - xfs /dev/sdb1 rw
33 22 0:33 / /mnt/doble rw - ext4 /dev/sdc1 rw
34 22 0:34 / /mnt/doble rw - fuse.sshfs alguien@servidor: rw
raro
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/x", "ext4"),
        ("/mnt/casos", "nfs4"),
        ("/mnt/casos/a/b", "nfs4"),
        ("/mnt/casos2", "ext4"),
        ("/mnt/casos/local/a", "xfs"),
        ("/mnt/mi disco/a", "cifs"),
        ("/mnt/doble/a", "fuse.sshfs"),
    ],
)
def test_the_innermost_and_last_mount_tells_the_kind(place: str, kind: str) -> None:
    assert mount_type(Path(place), MOUNTS) == kind


def test_nothing_is_known_of_a_place_without_mounts() -> None:
    assert mount_type(Path("/home"), "") == ""


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ayuntamiento", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Mi unidad", "Google Drive"),
        ("iCloud Drive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("dropboxes", ""),
        ("casos", ""),
    ],
)
def test_synced_by_its_name(tmp_path: Path, name: str, program: str) -> None:
    inside = tmp_path / name / "espacio"
    inside.mkdir(parents=True)
    assert synced_by(inside) == program


def test_synced_by_a_mark_in_a_folder_of_another_name(tmp_path: Path) -> None:
    inside = tmp_path / "trabajo" / "espacio"
    inside.mkdir(parents=True)
    assert synced_by(inside) == ""
    (tmp_path / "trabajo" / ".stfolder").mkdir()
    assert synced_by(inside) == "Syncthing"


def test_the_disk_of_this_computer_is_no_share(tmp_path: Path) -> None:
    assert network_of(tmp_path) == ""
