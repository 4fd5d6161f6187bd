"""A file of a case comes out of each database as it went in, with its reading in the audit before it is given."""

from __future__ import annotations

from cauce.model import commands
from cauce.runtime.desk.files import TakenFile
from cauce.store.keys import MasterKey
from cauce.store.verification import verify
from tests.store.clerk import attachment
from tests.store.conftest import Opening
from tests.support.office import Office, done, refused

FILE = attachment(bytes(range(256)) * 5000)
READINGS = "SELECT person, command, classes FROM audit WHERE command LIKE 'documento sacar%' ORDER BY number"


def test_a_file_comes_out_as_it_went_in(opening: Opening, keys: MasterKey) -> None:
    office = Office("immuver", opening())
    folio = done(office.sit("recepcion").open("PR-IMMUVER-01")).folio
    paper = commands.Attached(digest=FILE.digest, name="hoja.pdf")
    adding = commands.AddDocument(documents={"cedula": paper})
    done(office.sit("recepcion").do(folio, adding, attachments=(FILE,)))
    refused(office.sit("recepcion").take_out(folio, "bitacora"))
    store = office.store = opening()
    found = office.sit("trabajo_social").take_out(folio, "cedula")
    assert isinstance(found, TakenFile)
    assert found.content == FILE.content
    readings = opening().session.all(READINGS)
    assert [tuple(row) for row in readings] == [("inventada_trabajo_social", "documento sacar cedula 1", '["vital"]')]
    assert verify(store).findings == ()
