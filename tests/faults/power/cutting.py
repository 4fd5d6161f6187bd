"""The power cut at many moments of what was recorded, and what is left judged each time."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power.disk import Disk, Mode
from tests.faults.power.recorder import BEGUN, SAID, Call

Judge = Callable[[Path, Sequence[str]], str]
"""Judges the folder that is left, given what had been said (and begun, «> NAME») before; "" when it is right."""


@dataclass
class Cut:
    """What was found: `images` by mode, those of them that were judged (the same one is so once), the wrong ones."""

    images: Counter[Mode] = field(default_factory=Counter)
    judged: Counter[Mode] = field(default_factory=Counter)
    wrong: list[tuple[Mode, int, str]] = field(default_factory=list)
    """Mode, number of the call before which the power went, and what was wrong."""

    def bad(self, mode: Mode) -> int:
        """Return how many images of a mode are wrong."""
        return sum(each[0] is mode for each in self.wrong)

    def add(self, other: Cut) -> None:
        """Take what was found elsewhere too."""
        self.images += other.images
        self.judged += other.judged
        self.wrong += other.wrong


def cut(
    before: Disk,
    calls: Sequence[Call],
    judge: Judge,
    scratch: Path,
    *,
    images: int,
    seed: int,
    modes: Sequence[Mode] = tuple(Mode),
) -> Cut:
    """Cut at `images` moments chosen at random, once in each mode.

    `before` is the disk before the first call; `scratch` a folder for what is left.
    """
    source, found = random.Random(seed), Cut()
    moments = sorted(source.randint(0, len(calls)) for _ in range(images))
    verdicts: dict[object, str] = {}
    said: list[str] = []
    at = 0
    for moment in moments:
        for call in calls[at:moment]:
            before.take(call)
            if call.kind in (SAID, BEGUN):
                said += _words(call)
        at = moment
        for mode in modes:
            image = before.image(mode, source)
            key = (image.key, len(said))
            if key not in verdicts:
                place = scratch / "image"
                place.mkdir()
                image.put(place)
                verdicts[key] = judge(place, said)
                shutil.rmtree(place)
                found.judged[mode] += 1
            found.images[mode] += 1
            if verdicts[key]:
                found.wrong.append((mode, moment, verdicts[key]))
    return found


def _words(call: Call) -> list[str]:
    return [f"> {call.path}"] if call.kind == BEGUN else call.data.decode().splitlines()
