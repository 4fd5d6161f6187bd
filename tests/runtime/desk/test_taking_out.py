"""Files of a case given back as they were attached: the reading noted first, nothing given that is not what it was."""

from __future__ import annotations

from hashlib import sha256

import pytest

from cauce.model import commands
from cauce.model.refusals import Refusal
from cauce.runtime.desk.files import TakenFile
from cauce.runtime.desk.records import Attachment
from tests.runtime.desk.test_derivations import derived, offers
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, done, refused

CONTENT = b"%PDF hoja inventada\r\n\x00\xff"
DIGEST = sha256(CONTENT).hexdigest()


def attach(office: Office, folio: str, content: bytes = CONTENT, document: str = "cedula") -> None:
    file = Attachment(digest=sha256(content).hexdigest(), content=content)
    paper = commands.Attached(digest=file.digest, name="hoja.pdf", reference="carpeta 1")
    adding = commands.AddDocument(documents={document: paper})
    done(office.sit("recepcion").do(folio, adding, attachments=(file,)))


def keep(office: Office, folio: str, reference: str, document: str = "cedula") -> None:
    done(office.sit("recepcion").do(folio, commands.AddDocument(documents={document: reference})))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def office(store: MemoryStore) -> Office:
    return Office("immuver", store)


@pytest.fixture
def folio(office: Office) -> str:
    return done(office.sit("recepcion").open("PR-IMMUVER-01")).folio


def taken(result: TakenFile | Refusal) -> TakenFile:
    assert isinstance(result, TakenFile), result.message
    return result


def test_it_is_as_it_was_attached_and_who_read_it_is_noted(office: Office, store: MemoryStore, folio: str) -> None:
    attach(office, folio)
    office.wait(hours=1)
    found = taken(office.sit("trabajo_social").take_out(folio, "cedula"))
    assert (found.content, found.number, found.entry.name) == (CONTENT, 1, "hoja.pdf")
    assert CONTENT.decode("latin-1") not in repr(found)
    case = next(iter(store.tables.cases))
    assert store.tables.audits == (
        (office.now, "inventada_trabajo_social", "trabajo_social", "documento sacar cedula 1", case, ("vital",)),
    )


def test_of_several_the_one_that_is_named(office: Office, folio: str) -> None:
    attach(office, folio)
    keep(office, folio, "legajo 3")
    attach(office, folio, b"otra hoja inventada")
    desk = office.sit("recepcion")
    refusal = refused(desk.take_out(folio, "cedula"))
    assert "falta decir si el 1 o 3" in refusal.message
    assert taken(desk.take_out(folio, "cedula", 1)).content == CONTENT
    assert taken(desk.take_out(folio, "cedula", 3)).content == b"otra hoja inventada"
    paper = refused(desk.take_out(folio, "cedula", 2))
    assert "el número 2" in paper.message
    assert "es un papel, y se anotó que está en «legajo 3»" in paper.message
    assert "hay 3" in refused(desk.take_out(folio, "cedula", 4)).message


def test_of_a_paper_it_is_said_where_it_is(office: Office, store: MemoryStore, folio: str) -> None:
    desk = office.sit("recepcion")
    assert "en este caso no hay" in refused(desk.take_out(folio, "cedula")).message
    keep(office, folio, "legajo 3")
    keep(office, folio, "legajo 4")
    assert "se anotó que está en «legajo 3» y «legajo 4»" in refused(desk.take_out(folio, "cedula")).message
    keep(office, folio, "", "bitacora")
    assert "no se anotó dónde está" in refused(desk.take_out(folio, "bitacora")).message
    assert store.tables.audits == ()


def test_one_without_effect_is_given_to_who_says_so(office: Office, folio: str) -> None:
    attach(office, folio)
    done(office.sit("recepcion").do(folio, commands.VoidDocument(document="cedula", reason="No era")))
    desk = office.sit("recepcion")
    for number in (0, 1):
        refusal = refused(desk.take_out(folio, "cedula", number))
        assert "quedó sin efecto" in refusal.message
        assert refusal.cure == "cauce documento sacar FOLIO cedula --numero 1 --anulado"
    for number in (0, 1):
        found = taken(desk.take_out(folio, "cedula", number, void=True))
        assert found.entry.void
        assert found.content == CONTENT
    attach(office, folio, b"la buena")
    assert taken(desk.take_out(folio, "cedula")).content == b"la buena"
    assert "1 o 2" in refused(desk.take_out(folio, "cedula", void=True)).message


@pytest.mark.parametrize("spoilt", [b"otra cosa", None])
def test_a_spoiled_one_is_said_and_not_given(
    office: Office, store: MemoryStore, folio: str, spoilt: bytes | None
) -> None:
    attach(office, folio)
    place = (next(iter(store.tables.cases)), DIGEST)
    if spoilt is None:
        del store.tables.attachments[place]
    else:
        store.tables.attachments[place] = spoilt
    refusal = refused(office.sit("recepcion").take_out(folio, "cedula"))
    assert (refusal.code, refusal.cure) == ("archivo_danado", "cauce comprobar")
    assert len(store.tables.audits) == 1, "who tried is noted"


def test_what_was_carried_comes_out_of_the_derived_case_too() -> None:
    office, mother = derived()
    attach(office, mother.folio)
    law = done(office.sit("abogada").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"]))
    assert taken(office.sit("abogada").take_out(law.folio, "cedula")).content == CONTENT


def test_nobody_nothing_and_nowhere(office: Office, folio: str) -> None:
    assert refused(office.desk(None).take_out(folio, "cedula")).code == "persona_desconocida"
    assert refused(office.sit("recepcion").take_out("01-2026-0099", "cedula")).code == "caso_desconocido"
    assert "no es un documento" in refused(office.sit("recepcion").take_out(folio, "no_existe")).message
