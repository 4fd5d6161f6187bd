"""«¿Quiso decir…?»: the nearest of the known words, or none when nothing is near enough to help."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_LONGEST = 60
_NEAR = 0.75
_CLOSE_CALL = 0.02


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

    Equal after folding wins, then equal in the singular, then the most alike (Ratcliff and Obershelp's ratio of at
    least 0.75). Two candidates that are equally alike are a guess, not a suggestion, unless the word is very near both.
    Linear in the number of candidates; a word longer than 60 characters has no near miss.
    """
    known = tuple(dict.fromkeys(candidates))
    if not word or len(word) > _LONGEST:
        return None
    if word in known:
        return word
    for normal in (fold, singular):
        wanted = normal(word)
        equal = [candidate for candidate in known if normal(candidate) == wanted]
        if equal:
            return equal[0]
    return _most_alike(fold(word), known)


def _most_alike(wanted: str, known: tuple[str, ...]) -> str | None:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    ranked: list[tuple[float, str]] = []
    for candidate in known:
        if len(candidate) > 2 * _LONGEST:
            continue
        matcher.set_seq1(fold(candidate))
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
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
