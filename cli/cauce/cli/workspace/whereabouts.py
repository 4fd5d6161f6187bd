"""Where a folder really is: a disk of this computer, a network share, or one that a program copies to a cloud."""

from __future__ import annotations

import os
import re
from pathlib import Path

_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afs|ceph|9p|glusterfs|davfs|ncpfs|lustre|beegfs|prl_fs|vboxsf|"
    r"fuse\.(sshfs|glusterfs|rclone|davfs2|s3fs|gvfsd-fuse|vmhgfs-fuse)"
)
_SYNCED = (
    ("OneDrive", re.compile(r"onedrive(?: ?[-–] ?.*)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox(?: \(.*\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive|googledrive-.*|mi unidad|my drive", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud\d*", re.IGNORECASE)),
    ("ownCloud", re.compile(r"owncloud", re.IGNORECASE)),
    ("MEGA", re.compile(r"megasync(?: downloads| uploads)?|mega", re.IGNORECASE)),
    ("Syncthing", re.compile(r"syncthing", re.IGNORECASE)),
)
# What these programs leave in the folder they copy, whatever its name.
_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Syncthing", ".stfolder"),
    ("Nextcloud", ".sync_nextcloud.db"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Google Drive", ".tmp.drivedownload"),
)
_MOUNTS = Path("/proc/self/mountinfo")


def synced_by(folder: Path) -> str:
    """Return the program that copies a folder elsewhere, by the names on its path and the marks in them; "" if none."""
    place = folder.resolve()
    for each in (place, *place.parents):
        for program, pattern in _SYNCED:
            if pattern.fullmatch(each.name):
                return program
        for program, mark in _MARKS:
            if os.path.lexists(each / mark):
                return program
    return ""


def network_of(folder: Path) -> str:
    """Return the kind of network share a folder is on (nfs4, cifs…), empty for a disk of this computer.

    On Windows, a path that begins with the name of another computer; where the mounts cannot be read, "".
    """
    if os.name == "nt":
        return "red" if str(folder.resolve()).startswith("\\\\") else ""
    kind = mount_type(folder.resolve(), _mounts())
    return kind if _NETWORK.fullmatch(kind) else ""


def mount_type(place: Path, mounts: str) -> str:
    """Return the type of the file system that holds a place, as the text of `mountinfo` lists them; "" if unknown."""
    best, kind = Path(), ""
    for line in mounts.splitlines():
        fields, dash, rest = line.partition(" - ")
        parts = fields.split()
        if not dash or len(parts) < 5:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[4]))
        # A later mount on the same point hides the earlier one.
        if place.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, rest.split(" ", 1)[0]
    return kind


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
