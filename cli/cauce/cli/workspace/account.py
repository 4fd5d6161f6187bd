"""Who runs a command, as the operating system tells it: what a person of the register is bound to."""

from __future__ import annotations

import os


def account() -> str:
    """Return the name of the operating system's account, empty where it has none.

    Not what the environment says it is: anybody can change that. On a PC that holds the key this attributes what is
    done, it does not prove who did it.
    """
    if os.name == "nt":
        try:
            return os.getlogin()
        except OSError:
            return ""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
