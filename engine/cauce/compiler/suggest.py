"""«¿Quiso decir…?»: the nearest of the known words, or none when nothing is near enough to help."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_LONGEST = 60
_NEAR = 0.75
_NEAR_NUMBER = 0.85
_CLOSE_CALL = 0.02
_SPOKEN_NUMBER = re.compile(
    r"(?:(?:al?|el|la|los?) +)*(?:paso|fila|actividad|punto|numeral)(?: +| *_ *)(?=[0-9])", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]{1,6}(?![0-9])")


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return the word without what people mistake: accents, ñ, case, and hyphens or spaces for underscores."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    return "_".join(bare.replace("-", " ").replace("_", " ").split())


def singular(word: str) -> str:
    """Return the folded word with every part in the singular, roughly: «documentos» and «documento» become the same."""
    return "_".join(_singular_part(part) for part in fold(word).split("_"))


def _singular_part(part: str) -> str:
    for ending, rest in (("ciones", "cion"), ("iones", "ion"), ("nes", "n"), ("res", "r"), ("des", "d"), ("s", "")):
        if part.endswith(ending) and len(part) > len(ending) + 2:
            return part[: -len(ending)] + rest
    return part


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was probably meant, or None.

    For the number of a step, the step that it became or was. Else equal after folding wins, then equal in the singular,
    then the most alike (Ratcliff and Obershelp's ratio of at least 0.75). Two candidates that are equally alike are a
    guess, not a suggestion, unless the word is very near both.
    Linear in the number of candidates; a word longer than 60 characters has no near miss.
    """
    known = tuple(dict.fromkeys(candidates))
    if not word or len(word) > _LONGEST:
        return None
    if word in known:
        return word
    if _SPOKEN_NUMBER.match(word):
        return suggest(_SPOKEN_NUMBER.sub("", word), known)
    if _NUMBER.match(word):
        # Of two numbers a digit apart neither is meant for the other; «1.10» is meant for «1.1».
        return _grown(word, known) or _most_alike(word, known, _NEAR_NUMBER) or _whole_of(word, known)
    for normal in (fold, singular):
        wanted = normal(word)
        equal = [candidate for candidate in known if normal(candidate) == wanted]
        if equal:
            return equal[0]
    return _most_alike(fold(word), known)


def _grown(number: str, known: tuple[str, ...]) -> str | None:
    """Return the same number written otherwise, or the first one inside it: «7» became «7.1», or «7 bis»."""
    wanted = _parts(number)
    inside = [(parts, candidate) for parts, candidate in _numbered(known) if parts[: len(wanted)] == wanted]
    return inside[0][1] if inside else None


def _whole_of(number: str, known: tuple[str, ...]) -> str | None:
    """Return the number of which this one would be a part: «7.1» was «7»."""
    wanted = _parts(number)
    wholes = [candidate for parts, candidate in _numbered(known) if wanted[: len(parts)] == parts]
    return wholes[-1] if wholes else None


def _numbered(known: Iterable[str]) -> list[tuple[tuple[tuple[int, str], ...], str]]:
    """Return the candidates that are numbers, with their parts, in the order of counting."""
    return sorted((_parts(candidate), candidate) for candidate in known if _NUMBER.match(candidate))


def _parts(number: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of a printed number, in the order in which manuals count: «10 bis» is (10, bis)."""
    parts = re.findall(r"[0-9]+|[^\W\d_]+", fold(number))
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def around(word: str, candidates: Iterable[str], most: int) -> list[str]:
    """Return at most so many candidates: those nearest to a number in the order of counting, else the first ones."""
    known = list(dict.fromkeys(candidates))
    numbered = _numbered(known)
    if len(known) <= most or not _NUMBER.match(word) or len(numbered) < most:
        return known
    place = sum(parts < _parts(word) for parts, _ in numbered)
    first = min(max(place - most // 2, 0), len(numbered) - most)
    return [each for _, each in numbered[first : first + most]]


def _most_alike(wanted: str, known: tuple[str, ...], least: float = _NEAR) -> str | None:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    ranked: list[tuple[float, str]] = []
    for candidate in known:
        if len(candidate) > 2 * _LONGEST:
            continue
        matcher.set_seq1(fold(candidate))
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least:
            ranked.append((matcher.ratio(), candidate))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: (-pair[0], not _same_start(wanted, pair[1]), pair[1]))
    best = ranked[0]
    rivals = [
        ratio for ratio, candidate in ranked[1:] if _same_start(wanted, candidate) == _same_start(wanted, best[1])
    ]
    is_guess = bool(rivals) and best[0] - rivals[0] < _CLOSE_CALL and best[0] < 0.85
    return None if is_guess else best[1]


def _same_start(wanted: str, candidate: str) -> bool:
    return fold(candidate)[:1] == wanted[:1]
