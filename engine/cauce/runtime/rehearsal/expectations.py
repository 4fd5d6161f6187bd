"""What a scenario expects (`se_espera`) against what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cauce.model.scenarios import Expected
from cauce.model.wording import listed, quoted, row_name
from cauce.runtime.rehearsal.player import Player

_ALWAYS = ("regla", "plazo")
_IF_NAMED = ("documento", "dato")


def differences(player: Player, expected: Expected) -> Iterator[str]:
    """Yield, in Spanish, everything that turned out otherwise."""
    case, procedure = player.case, player.procedure
    if expected.ends_in is not None and case.end != expected.ends_in:
        wanted = quoted(procedure.end_by_id[expected.ends_in].name)
        got = f"terminó en {quoted(procedure.end_by_id[case.end].name)}" if player.ended else "no ha terminado"
        yield f"se esperaba que terminara en {wanted} y {got}"
    found = [item.source for item in case.nonconformities]
    yield from _compare("las no conformidades", expected.nonconformities, found)
    # Many documents warn when they come late, and an owner need not list them in every scenario.
    given = [
        item.source
        for item in case.warnings
        if item.kind in _ALWAYS or (item.kind in _IF_NAMED and item.source in expected.warnings)
    ]
    yield from _compare("las advertencias", expected.warnings, given)
    wrongly = [ref for ref in expected.never_completed if procedure.row_by_ref[ref].ref in case.completions]
    if wrongly:
        yield f"no debía pasar por {listed([row_name(procedure.row_by_ref[ref]) for ref in wrongly])}, y se completó"
    if expected.lapsed is not None:
        lapsed = [clock.deadline for clock in case.clocks.values() if clock.lapsed_at is not None]
        yield from _compare("los plazos vencidos", expected.lapsed, lapsed)
    if expected.derives_to is not None:
        derived = [offer.procedure for offer in case.offers.values()]
        yield from _compare("las derivaciones", expected.derives_to, derived)


def _compare(what: str, expected: Iterable[str], found: Iterable[str]) -> Iterator[str]:
    wanted, got = dict.fromkeys(expected), dict.fromkeys(found)
    lacking = [quoted(name) for name in wanted if name not in got]
    extra = [quoted(name) for name in got if name not in wanted]
    if lacking:
        yield f"entre {what} faltó {listed(lacking)}"
    if extra:
        yield f"entre {what} apareció {listed(extra)}, que no se esperaba"
