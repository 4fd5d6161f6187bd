"""Several cases and people, every command of the desk in any order: what may be done, at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from cauce.model import commands
from cauce.model.case import OfferState, Status
from cauce.model.refusals import Refusal
from cauce.runtime.desk.records import Substitution
from cauce.runtime.desk.watching import Watched
from cauce.runtime.handing import waiting as waiting_handovers
from cauce.runtime.possible import possible
from cauce.store.store import open_store
from tests.store.two_procedures import PEOPLE
from tests.store.witness import Witness

WHY = "Motivo inventado"
NAMES = ("Uno Inventado", "Dos Inventada", "uno  inventado")
PEOPLE_IDS = tuple(person.id for person in PEOPLE)
ROLES = ("recepcion", "juridica", "auxiliar", "jefatura", "archivo", "psicologia")
ROWS = ("1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "6", "procede", "7", "9")

small = st.integers(0, 7)
who = st.sampled_from(PEOPLE_IDS)
bosses = st.sampled_from((*PEOPLE_IDS, PEOPLE_IDS[3], PEOPLE_IDS[3], PEOPLE_IDS[3]))
sendings = st.sampled_from(("", "", "", "", "nuevo", "nuevo", "nuevo", "usado"))
reasons = st.sampled_from((WHY, WHY, WHY, ""))


class DeskMachine(Witness):
    """The staff at work."""

    @initialize(cases=st.integers(1, 3), far=st.integers(0, 12))
    def begin(self, cases: int, far: int) -> None:
        """Hire the staff, open some cases, and take the first some way along."""
        with self.store.write() as transaction:
            for person in PEOPLE:
                transaction.save_person(person, self.now, "inventada")
        for number in range(cases):
            self.open(PEOPLE_IDS[0], "AZAR-P01", 0, number, "")
        self.press_on(0, far, 0)

    @rule(
        person=who, key=st.sampled_from(("AZAR-P01", "AZAR-P01", "AZAR-P02")), start=small, name=small, request=sendings
    )
    def open(self, person: str, key: str, start: int, name: int, request: str) -> None:
        starts = {"AZAR-P01": ("entrada", "entrada", "de_noche", ""), "AZAR-P02": ("", "directa", "derivada")}[key]
        chosen = starts[start % len(starts)]
        data = {"nombre": NAMES[name % 3]} if chosen == "de_noche" and name else {}
        only = {"AZAR-P02": "directa"}.get(key, "")
        asked = (person, commands.Open(case=key, start=chosen or only, data=data))
        request = self.request(request)
        self.send(request, asked, lambda: self.desk(person).open(key, chosen, data, request=request))

    @rule(case=small, move=small, choice=small, fitting=st.integers(0, 9), person=who, request=sendings, how=small)
    def advance(self, case: int, move: int, choice: int, fitting: int, person: str, request: str, how: int) -> None:
        """Complete an open row, mostly by somebody who may, mostly with all that it asks for."""
        found = self.some_move(case, move)
        if found is None:
            return
        folio, stored, chosen = found
        if fitting:
            person = self.fitting(chosen, person)
        data, documents, files = self.filled(chosen, choice, stored.case)
        if how == 7:
            data.pop(next(iter(data), ""), None)
        command = commands.Advance(
            row=chosen.row,
            visit=chosen.visit if how else 0,
            answers=(chosen.answers[choice % len(chosen.answers)],) if chosen.answers else (),
            data=data,
            documents=documents,
            again=chosen.repeats and choice % 3 == 0,
        )
        self.give(folio, command, person, request, files=files, expected=stored.case.sequence - (how == 6))

    @rule(case=small, times=st.integers(1, 9), choice=small)
    def press_on(self, case: int, times: int, choice: int) -> None:
        """Do what is asked, by whom it is asked of, several times: deep states are where things go wrong."""
        for number in range(times):
            self.advance(case, number, choice + number, 1, PEOPLE_IDS[5], "", 1)
            if (choice + number) % 3 == 0:
                self.receive(case)

    def receive(self, case: int) -> None:
        """Accept what waits to be accepted in a case."""
        stored = self.some_case(case)
        for handover in waiting_handovers(stored.case) if stored else ():
            self.answer_hand_over(case, handover.id, PEOPLE_IDS[1], said=True, accepts=1, request="")
        for offer in stored.case.offers.values() if stored else ():
            if stored and offer.state is OfferState.OFFERED:
                self.accept_offer(stored.folio, offer.id, PEOPLE_IDS[4], "nuevo")

    @precondition(lambda self: self.acts)
    @rule(number=st.integers(0, 99))
    def send_again(self, number: int) -> None:
        """Send once more what was sent, to the letter: nothing happens, and what happened is told."""
        request, asked, act = self.acts[number % len(self.acts)]
        self.send(request, asked, act)

    @precondition(lambda self: self.some(lambda case: case.status is Status.OPEN))
    @rule(case=small, move=small, choice=small, person=who)
    def take_wait(self, case: int, move: int, choice: int, person: str) -> None:
        self.on_move(case, move, person, lambda found: commands.TakeWait(row=found.row, answers=found.answers[:choice]))

    @precondition(lambda self: self.some(lambda case: any(item.row == "4" for item in case.positions.values())))
    @rule(case=small, move=small, person=who, reason=reasons)
    def skip(self, case: int, move: int, person: str, reason: str) -> None:
        self.on_move(case, move, person, lambda found: commands.Skip(row=found.row if move else "4", reason=reason))

    @rule(case=small, move=small, person=who, request=sendings, name=small)
    def record(self, case: int, move: int, person: str, request: str, name: int) -> None:
        data = ({"nombre": NAMES[name % 3]}, {"urgente": "si"}, {"vueltas": "muchas"}, {"cita": "2026-02-31"})[name % 4]
        self.on_move(case, move, person, lambda found: commands.RecordData(data=data, row=found.row), request)

    @rule(case=small, move=small, person=who, name=st.sampled_from(("cedula", "oficio", "otro")))
    def add_document(self, case: int, move: int, person: str, name: str) -> None:
        command = commands.AddDocument(documents={name: "carpeta 1"})
        self.on_move(case, move, person, lambda found: replace(command, row=found.row if move % 2 else ""))

    @rule(case=small, person=who, name=st.sampled_from(("cedula", "oficio")), number=small, reason=reasons)
    def void_document(self, case: int, person: str, name: str, number: int, reason: str) -> None:
        self.on_case(case, person, commands.VoidDocument(document=name, number=number % 3, reason=reason))

    @rule(case=small, person=who, request=sendings)
    def annotate(self, case: int, person: str, request: str) -> None:
        self.on_case(case, person, commands.Annotate(text=WHY), request)

    @rule(case=small, move=small, person=bosses, to=st.sampled_from(("", *PEOPLE_IDS)))
    def assign(self, case: int, move: int, person: str, to: str) -> None:
        self.on_move(case, move, person, lambda found: commands.Assign(person=to, row=found.row, visit=found.visit))

    @rule(case=small, move=small, person=who, to=st.sampled_from((*PEOPLE_IDS, *ROLES)))
    def hand_on(self, case: int, move: int, person: str, to: str) -> None:
        whom = {"role": to} if to in ROLES else {"person": to}
        self.on_move(case, move, person, lambda found: commands.HandOn(row=found.row, reason=WHY, **whom))

    @precondition(lambda self: self.some(waiting_handovers))
    @rule(case=small, item=small, person=who, said=st.booleans(), accepts=st.integers(0, 3), request=sendings)
    def answer_hand_over(self, case: int, item: int, person: str, said: bool, accepts: int, request: str) -> None:
        stored = self.some_case(case, waiting_handovers)
        waiting = waiting_handovers(stored.case) if stored else []
        if stored is None or not waiting:
            return
        handover = waiting[item % len(waiting)]
        fit = [member.id for member in PEOPLE if set(member.roles) & set(handover.roles) or member.id == handover.to]
        who_answers = fit[item % len(fit)] if fit and item < 6 else person
        command: commands.Command = commands.RejectHandOver(handover=handover.id, reason=WHY)
        if accepts:
            data = {"encargado": "Auxiliar Inventado"} if said else {}
            command = commands.AcceptHandOver(handover=handover.id, data=data)
        self.give(stored.folio, command, who_answers, request)

    @precondition(lambda self: self.some(lambda case: case.offers))
    @rule(case=small, item=small, person=who, how=st.integers(0, 9), request=sendings)
    def answer_offer(self, case: int, item: int, person: str, how: int, request: str) -> None:
        """Accept a derivation, reject it, take it back, offer it again, whatever state it is in."""
        stored = self.some_case(case, lambda found: found.offers)
        offers = list(stored.case.offers.values()) if stored else []
        if stored is None or not offers:
            return
        offer = offers[item % len(offers)]
        if how < 5:
            receiver = PEOPLE_IDS[4] if how < 4 else person
            self.accept_offer(stored.folio, offer.id, receiver, request)
            return
        command = {
            5: commands.RejectOffer(offer=offer.id, reason=WHY),
            6: commands.RejectOffer(offer=offer.id, reason=WHY),
            7: commands.WithdrawOffer(offer=offer.id, reason=WHY),
            8: commands.Reoffer(offer=offer.id),
            9: commands.Reoffer(offer=offer.id, procedure="AZAR-P09"),
        }[how]
        sender = PEOPLE_IDS[1] if how > 6 and item % 2 else PEOPLE_IDS[4] if how < 7 and item % 2 else person
        self.give(stored.folio, command, sender, request)

    @rule(case=small, person=who, reason=reasons)
    def refer(self, case: int, person: str, reason: str) -> None:
        self.on_case(case, person, commands.Refer(to="Refugio inventado", reason=reason))

    @rule(case=small, person=bosses, resumes=st.booleans(), reason=reasons)
    def suspend(self, case: int, person: str, resumes: bool, reason: str) -> None:
        fits = Status.SUSPENDED if resumes else Status.OPEN
        stored = self.some_case(case, lambda found: found.status is fits) or self.some_case(case)
        if stored is not None:
            self.give(stored.folio, commands.Resume() if resumes else commands.Suspend(reason=reason), person)

    @rule(case=small, clock=small, person=bosses, amount=st.integers(-1, 9))
    def extend(self, case: int, clock: int, person: str, amount: int) -> None:
        stored = self.some_case(case)
        clocks = [clock for clock in stored.case.clocks.values() if clock.active] if stored else []
        if stored is None or not clocks:
            return
        chosen = clocks[clock % len(clocks)].deadline
        self.give(stored.folio, commands.Extend(deadline=chosen, amount=amount, reason=WHY), person)

    @rule(case=small, row=st.integers(0, 11), boss=st.booleans(), person=who, request=sendings)
    def correct(self, case: int, row: int, boss: bool, person: str, request: str) -> None:
        stored = self.some_case(case)
        if stored is None:
            return
        done = list(stored.case.completions)
        chosen = done[row % len(done)] if done and row < 8 else ROWS[row]
        self.give(stored.folio, commands.Correct(row=chosen, reason=WHY), PEOPLE_IDS[3] if boss else person, request)

    @rule(case=small, person=bosses, how=st.integers(0, 9), reason=reasons)
    def put_away(self, case: int, person: str, how: int, reason: str) -> None:
        command = commands.Close(reason=reason) if how == 0 else commands.Cancel(reason=reason)
        fits = Status.OPEN if how < 2 else Status.ENDED
        stored = self.some_case(case, lambda found: found.status is fits) or self.some_case(case)
        if stored is not None:
            self.give(stored.folio, command if how < 2 else commands.Reopen(reason=reason), person)

    @rule(case=small, person=bosses, name=st.sampled_from(("urgencia", "queja", "queja", "otra")))
    def interrupt(self, case: int, person: str, name: str) -> None:
        self.on_case(case, person, commands.Interrupt(interruption=name))

    @rule(absent=who, substitute=who, days=st.integers(0, 20))
    def substitute(self, absent: str, substitute: str, days: int) -> None:
        since = self.now.date()
        item = Substitution(absent=absent, substitute=substitute, since=since, until=since + timedelta(days=days))
        with self.store.write() as transaction:
            transaction.save_substitution(item, self.now, "inventada")

    @rule(hours=st.integers(1, 400))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def watch(self) -> None:
        """Record what lapsed; a second watch finds nothing to do."""
        before = self.cases()
        watched = self.desk("").watch()
        assert watched.problems == ()
        self.folios += watched.opened
        for folio, deadline in watched.lapsed:
            assert deadline in {clock.deadline for clock in self.load(folio).case.clocks.values() if clock.lapsed_at}
        assert set(before) <= set(self.cases())
        rows = self.rows()
        again = self.desk("").watch()
        assert again == Watched()
        assert self.rows() == rows
        self.count("watch")

    @rule(case=small, person=who)
    def look(self, case: int, person: str) -> None:
        """Seeing a case records at most what lapsed, and that it was seen."""
        stored = self.some_case(case)
        if stored is None:
            return
        view = self.desk(person).view(stored.folio)
        assert not isinstance(view, Refusal)
        after = self.load(stored.folio)
        assert (view.case, view.head) == (after.case, after.head)
        assert view.moves == tuple(possible(after.procedure, after.case, self.now, view.context))

    @rule()
    def restart(self) -> None:
        """Another process goes on."""
        self.store.close()
        self.store = open_store(self.place, self.keys)
