"""The acceptance scenarios of the requirements (§8), on the real procedures and the one interpreter.

Where each is, beside this file (the scenarios of the YAML files run in `test_escenarios_*`, each of whose
expectations is shown there to matter):

 1. Scenario «Positiva, no se presentan, urgente, casa hogar UNACARI con todos los documentos», row by row.
 2. «Falta la constancia de resguardo y el expediente se turna así (NC-4)», «El expediente regresa, se corrige…».
 3. «Cuatro vecinos con razón…», «Cuatro vecinos sin razón (NC-2); el caso sigue».
 4. Here, `test_4_…`; the windows to the day in `tests/runtime/test_antecedents.py`.
 5. Here, `test_5_…`; «El ingreso en domingo a las 03:00 no se registra al día siguiente hábil».
 6. Here, `test_6_…`.
 7. «Los seguimientos llegan el día 16 (NC-3, una vez cada uno)»; here, that watching every day adds none.
 8. «Cuatro vecinos con razón, no urgente, se cierra sólo por la decisión de los 15 días»; here, that nothing else does.
 9. «Foránea, se canaliza al municipio y nunca se visita, aunque sea urgente».
10. «Doscientos días en valoración y después hay nueva información»; the folio in `test_escenarios_64_ajp_p01`.
11. «Gestión y derivación a las dos áreas, con seguimiento», «Aun con las dos áreas derivadas, sin confirmar…»; here,
    with the derived cases opened and ended.
12. «A los ocho meses se alerta…» and `test_escenarios_immuver`.
13. «Única sesión en crisis, sin no conformidad, reabierta por la cita abierta».
14. «Sin otra necesidad no se pide el oficio; sin el oficio no se canaliza».
15. «Sin la declaración sobre la identidad no se publica», «Una foto que identifica a una mujer…».
16. «En julio la mesa está en receso…», «La sede cuenta con todo…».
The dated vectors of §6: B-06, B-18, 02-8 and 05-1 in `test_escenarios_*`, B-08 and B-09 in
`tests/runtime/test_antecedents.py`; B-04 and B-20 here; 05-7 in «El 25 es domingo, se mueve la reunión…».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cauce.model import commands
from cauce.model.case import HandOverState, OfferState, Status
from cauce.model.refusals import Refusal
from cauce.runtime.antecedents import seen_by_others
from cauce.runtime.ports import EarlierCase
from cauce.runtime.rehearsal.player import Player
from cauce.runtime.schedule import schedules_at
from cauce.runtime.tokens import matching_tokens
from tests.procedures.test_escenarios_64_ajp_p01 import parts

LINE = "64-AJP-P01"
FACTS: dict[str, Any] = {
    "tipos": ["abuso_fisico", "negligencia"],
    "domicilio": "Calle Inventada 5, colonia Núñez",
    "denunciados": [{"nombre": "Persona Inventada Denunciada"}],
    "menores": [{"nombre": "Niña Inventada"}],
    "urgente": "no",
    "grave": "no",
}


class Clerk(Player):
    """Somebody who attends one case of a real procedure, with what earlier cases there are."""

    def __init__(self, key: str, at: str, *others: Clerk, name: str = "caso-2") -> None:
        procedure, institution, calendar = parts(key)
        zone = ZoneInfo(institution.zone)
        super().__init__(procedure, institution, calendar, datetime.fromisoformat(at).replace(tzinfo=zone))
        self.others = others
        self.name = name

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        """Find the earlier cases, as a store does with keyed digests."""
        found = []
        for other in self.others:
            theirs = matching_tokens(other.procedure, other.case)
            if all(not set(wanted).isdisjoint(theirs.get(name, ())) for name, wanted in tokens.items()):
                seen = seen_by_others(other.case)
                found.extend([seen] if seen and procedure == other.procedure.key else [])
        return tuple(found)

    def ask(self, command: commands.Command, role: str = "", person: str = "", *, boss: bool = False) -> Refusal | None:
        """Give a command, with everything that a desk would give along."""
        context = replace(
            self.context,
            person=person or self.person(role),
            role=role,
            supervises=boss,
            earlier=self,
            history=lambda: tuple(self.events),
        )
        return self.give(command, context)

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        if isinstance(command, commands.Open):
            command = replace(command, case=self.name)
        return self.ask(command, role, person)

    def start(self, start: str, role: str, **said: Any) -> None:
        declared = self.procedure.start_by_id[start]
        data, documents = self.fill(said, declared.records, declared.receives, ())
        assert self.do(commands.Open(case="", start=start, data=data, documents=documents), role) is None

    def complete_row(self, row: str, *answers: str, without: tuple[str, ...] = (), **data: Any) -> Refusal | None:
        move = next(move for move in self.moves() if move.row == row)
        return self.complete(move, data, answers, without)

    def go(self, row: str, *answers: str, without: tuple[str, ...] = (), **data: Any) -> None:
        refusal = self.complete_row(row, *answers, without=without, **data)
        assert refusal is None, refusal

    @property
    def at(self) -> list[str]:
        return sorted(position.row for position in self.case.positions.values() if not position.waiting)

    def later(self, **length: int) -> None:
        self.now += timedelta(**length)


def received(at: str, *others: Clerk, name: str = "caso-2", **facts: Any) -> Clerk:
    """A denuncia received and registered."""
    clerk = Clerk(LINE, at, *others, name=name)
    clerk.start("denuncia", "auxiliar")
    clerk.go("1.1", medio="llamada", hechos="Hechos inventados")
    clerk.go("1.2", **{**FACTS, **facts})
    return clerk


def visited(clerk: Clerk) -> None:
    """Take it through its first verification (2.2), which is when it counts as attended."""
    clerk.go("1.3")
    clerk.go("2.1", ruta="norte", repetida="no", reincidencia="no")
    clerk.go("apartar_hora", hora_apartada=(clerk.now + timedelta(days=2)).isoformat())
    clerk.go("2.2", vecinos_entrevistados=5)


def proposed(clerk: Clerk) -> dict[str, list[str]]:
    return {name: [case for item in items for case in item.cases] for name, items in clerk.case.proposals.items()}


def test_4_repeated_relapse_and_both_at_once() -> None:
    first = received("2026-01-05T09:00", name="caso-1")
    assert proposed(received("2026-01-25T09:00", first)) == {"repetida": ["caso-1"]}, "day 20, not attended yet"
    visited(first)
    assert proposed(received("2026-03-05T09:00", first)) == {"reincidencia": ["caso-1"]}, "attended two months ago"
    both = received("2026-01-25T09:00", first, domicilio="CALLE INVENTADA 5 COLONIA NUNEZ", tipos=["negligencia"])
    assert proposed(both) == {"repetida": ["caso-1"], "reincidencia": ["caso-1"]}
    both.go("1.3")
    (move,) = both.moves()
    assert dict(move.proposals) == {"repetida": ("caso-1",), "reincidencia": ("caso-1",)}
    assert "repetida" not in both.case.data, "it is proposed; at 2.1 a person decides"
    assert set(both.case.numbers) == {"folio"}, "a repeated one gets its own folio"


def admitted(at: str) -> Clerk:
    """A judicial disposition while on guard: the child enters at 6.1."""
    clerk = Clerk(LINE, at)
    clerk.start("disposicion_judicial", "guardia")
    assert clerk.at == ["6.1"]
    clerk.go("6.1", tipo_ingreso="ingreso", albergue="unacari")
    return clerk


@pytest.mark.parametrize(
    ("at", "last_day"),
    [
        ("2026-03-08T03:00", "2026-03-09"),  # Sunday: Monday
        ("2026-03-15T03:00", "2026-03-17"),  # Sunday before a holiday: Tuesday
        ("2026-01-30T22:00", "2026-02-03"),  # B-20: Friday before a holiday: Tuesday
    ],
)
def test_5_a_judicial_admission_is_due_in_the_system_the_next_working_day(at: str, last_day: str) -> None:
    clerk = admitted(at)
    (clock,) = [item for item in clerk.case.clocks.values() if item.deadline == "registro_al_dia_siguiente"]
    assert f"{clock.due - timedelta(minutes=1):%Y-%m-%d}" == last_day
    assert clerk.case.schedules == ("guardia",)


def test_6_a_substitute_receives_and_names_who_takes_the_matter() -> None:
    clerk = admitted("2026-03-10T03:00")
    clerk.go("6.2")
    clerk.go("6.3")
    clerk.go("7.1")
    clerk.go("7.2", menor_en_sistema="si", expediente_integrado="si")
    clerk.go("7.3", expediente_cumple="si")
    documents = {"oficio_notificacion": "", "f10": ""}
    assert clerk.ask(commands.Advance(row="7.4", documents=documents), "subdirector_aje") is None
    assert (clerk.case.status, clerk.case.end) == (Status.ENDED, "traspaso_centros"), "the case does not wait"
    clerk.later(hours=2)
    substitute = ("abogado_centros", "Abogada Inventada")
    unnamed = clerk.ask(commands.AcceptHandOver(), *substitute)
    assert unnamed is not None
    assert (unnamed.code, [item.name for item in unnamed.missing]) == ("falta_dato", ["abogado_asignado"])
    other = clerk.ask(commands.AcceptHandOver(data={"abogado_asignado": "X"}), "trabajo_social")
    assert other is not None
    assert other.code == "persona_no_permitida"
    taken = commands.AcceptHandOver(data={"abogado_asignado": "Abogado Inventado"}, receipt="Libro 3, foja 12")
    assert clerk.ask(taken, *substitute) is None
    made = clerk.case.handovers[-1]
    assert (made.state, made.receiver_role, made.receiver) == (HandOverState.ACCEPTED, *substitute)
    assert made.answered_at == clerk.now
    assert clerk.case.data["abogado_asignado"] == "Abogado Inventado"


def followed_up() -> Clerk:
    """A positive, not urgent one, warned at 3.7: from here only follow-up (B-18)."""
    clerk = received("2026-03-02T09:00")
    visited(clerk)
    clerk.go("2.3", resultado="positiva", fundamento_positiva=["confirmado"])
    clerk.go("2.7", fecha_cita=clerk.now.isoformat())
    clerk.go("2.8")
    clerk.go("2.9")
    clerk.go("3.1")
    clerk.go("se_presentan", "Sí")
    clerk.go("3.3", urgente="no")
    clerk.go("3.4", alternativas=["seguimiento"], acepta_canalizacion="no")
    clerk.go("3.6", forma_audiencia="comparecencia")
    clerk.go("3.7", apercibimiento_enterado="si")
    return clerk


def test_7_a_late_follow_up_is_presumed_once_however_often_it_is_watched() -> None:
    clerk = followed_up()
    found = []
    for _ in range(40):
        clerk.later(days=1)
        assert clerk.do(commands.Watch()) is None
        found.append([item.source for item in clerk.case.nonconformities])
    assert found[14] == [], "the fifteenth day is still in time"
    assert all(each == ["nc3_primera_verificacion"] for each in found[15:])


def test_8_it_is_closed_only_by_the_decision_of_the_fifteen_days() -> None:
    """No row of the follow-up leads out but that decision; closing it otherwise is a nonconformity of its own."""
    clerk = followed_up()
    for _ in range(3):
        clerk.go("solicitar_seguimiento")
        clerk.later(days=10)
        clerk.go("visita_seguimiento", solicitud_vecinos=5)
        assert clerk.at == ["sigue_o_cierra"]
        clerk.go("sigue_o_cierra", "Se sigue")
        assert clerk.case.status is Status.OPEN
    assert clerk.case.nonconformities == ()
    closed = clerk.ask(commands.Close(reason="Motivo inventado"), "extrajudicial")
    assert closed is not None
    assert closed.code == "persona_no_permitida"
    assert clerk.ask(commands.Close(reason="Motivo inventado"), person="Jefa Inventada", boss=True) is None
    assert [item.kind for item in clerk.case.nonconformities] == ["cierre"]
    assert clerk.ask(commands.Reopen(), person="Jefa Inventada", boss=True) is None
    clerk.go("solicitar_seguimiento")
    clerk.go("visita_seguimiento", solicitud_vecinos=5)
    clerk.go("sigue_o_cierra", "Se cierra")
    assert clerk.case.end == "no_urgente_cerrada"


def test_9_a_foreign_one_is_never_visited_and_ends_referred() -> None:
    clerk = received("2026-03-02T09:00", urgente="si")
    clerk.go("1.3")
    clerk.go("2.1", ruta="foranea", repetida="no", reincidencia="no")
    running = [item.deadline for item in clerk.case.clocks.values() if item.active]
    assert "inmediato" not in running, "the visit it measures is out of reach"
    clerk.go("canalizar_foranea", municipio="Municipio inventado")
    clerk.go("seguir_foranea")
    assert clerk.case.end == "canalizada"
    assert "2.2" not in clerk.case.completions


def test_10_two_hundred_days_in_valoracion_and_the_same_folio() -> None:
    clerk = received("2026-03-02T09:00")
    visited(clerk)
    folio = clerk.case.numbers["folio"]
    clerk.go("2.3", resultado="valoracion")
    clerk.go("2.4", motivos_valoracion=["sin_domicilio"])
    clerk.later(days=200)
    arrives = commands.TakeWait(row="en_valoracion", answers=clerk.moves()[0].answers[:1])
    assert clerk.ask(arrives, "asistencia_previa") is None
    assert clerk.at == ["apartar_hora"], "an hour is set aside before each visit (V.2.d)"
    clerk.go("apartar_hora", hora_apartada=(clerk.now + timedelta(days=2)).isoformat())
    assert clerk.at == ["2.2"]
    assert clerk.case.numbers == {"folio": folio}
    assert clerk.case.nonconformities == ()


def test_11_two_derived_cases_and_the_platform_still_has_to_be_confirmed() -> None:
    clerk = Clerk("PR-IMMUVER-01", "2026-03-03T09:00")
    clerk.start("primer_contacto", "recepcion")
    clerk.go("1", canal="presencial")
    clerk.go("2", nombre_usuaria="Persona Inventada Uno", caso_urgente="no")
    clerk.go("3")
    clerk.go("4")
    clerk.go("gestion_o_derivacion", "Gestión", "Derivación")
    clerk.go("5")
    clerk.go("6", areas=["juridica", "psicologia"])
    legal, psychology = clerk.case.offers.values()
    assert {legal.procedure, psychology.procedure} == {"PR-IMMUVER-02", "PR-IMMUVER-03"}
    assert all("cedula" in offer.carries for offer in (legal, psychology))
    assert clerk.ask(commands.AcceptOffer(offer=legal.id, child="caso-juridico"), "abogada") is None
    assert clerk.ask(commands.RejectOffer(offer=psychology.id, reason="Sin espacio"), "psicologa") is None
    move = next(move for move in clerk.moves() if move.row == "7")
    assert clerk.ask(commands.Skip(row="7", reason="No hace falta"), move.roles[0]) is None
    unconfirmed = clerk.complete_row("8", without=("estatus_pavg",))
    assert unconfirmed is not None
    assert unconfirmed.code == "falta_documento"
    unanswered = clerk.complete_row("8")
    assert unanswered is not None
    assert unanswered.code == "derivacion_pendiente"
    assert clerk.ask(commands.Reoffer(offer=psychology.id), "trabajo_social") is None
    clerk.go("8")
    assert clerk.case.status is Status.ENDED
    assert clerk.ask(commands.AcceptOffer(offer=psychology.id, child="caso-psicologico"), "psicologa") is None
    assert clerk.ask(commands.ChildConcluded(offer=legal.id)) is None
    assert [offer.state for offer in clerk.case.offers.values()] == [OfferState.CONCLUDED, OfferState.ACCEPTED]


@pytest.mark.parametrize(
    ("at", "shift"),
    [
        ("2026-03-10T14:59", "oficina"),
        ("2026-03-10T15:00", "guardia"),
        ("2026-03-10T07:59", "guardia"),
        ("2026-03-10T08:00", "oficina"),
        ("2026-03-14T10:00", "guardia"),  # Saturday
        ("2026-03-16T10:00", "guardia"),  # a holiday
    ],
)
def test_the_guard_is_on_from_three_to_eight_and_on_days_of_rest(at: str, shift: str) -> None:
    """B-04."""
    _, institution, calendar = parts(LINE)
    zone = ZoneInfo(institution.zone)
    moment = datetime.fromisoformat(at).replace(tzinfo=zone)
    assert shift in schedules_at(moment, institution, calendar, zone)
    clerk = received(at)
    assert shift in clerk.case.schedules
