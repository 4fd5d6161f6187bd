"""The master key: what is derived from it, its file, its passphrase, its paper."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.store import key_files
from cauce.store.ciphers import UnreadableError, decrypt, encrypt
from cauce.store.key_files import create_key, has_passphrase, is_private, keep_key, key_folder, key_path, read_key
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.recovery import ROWS, key_from_rows, recovery_rows

SECRETS = st.binary(min_size=32, max_size=32)
PHRASE = "una frase plenamente inventada ñ"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that takes no time to stretch."""
    monkeypatch.setattr(key_files, "_MEMORY_KIB", 64)
    monkeypatch.setattr(key_files, "_PASSES", 1)


def code(problem: pytest.ExceptionInfo[StorageProblem]) -> str:
    assert problem.value.cure.endswith(".")
    return problem.value.code


def test_keys_for_each_purpose_are_different_and_stable() -> None:
    keys, again = MasterKey(bytes(32)), MasterKey(bytes(32))
    assert keys.database == again.database != bytes(32)
    assert keys.fingerprint == again.fingerprint
    assert keys.token("nombre", "ana") == again.token("nombre", "ana")
    assert len({keys.database, keys.token("a", "bc"), keys.token("ab", "c"), keys.token("a", "b")}) == 4
    assert MasterKey(bytes(31) + b"\1").database != keys.database


def test_no_key_shows_itself() -> None:
    keys = MasterKey(bytes(range(32)))
    assert repr(keys) == "MasterKey()"
    assert bytes(range(32)).hex() not in f"{keys!r}{keys!s}{keys.fingerprint}"


def test_a_key_has_256_bits() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(b"corta")


@given(SECRETS, st.binary(max_size=50), st.text(max_size=20), st.integers(0, 1000))
def test_what_is_encrypted_opens_only_whole_and_in_its_place(
    key: bytes, content: bytes, place: str, turned: int
) -> None:
    sealed = encrypt(key, content, place)
    assert decrypt(key, sealed, place) == content
    assert encrypt(key, content, place) != sealed
    bad = bytearray(sealed)
    bad[turned % len(bad)] ^= 1 << turned % 8
    for spoiled, where in ((bytes(bad), place), (sealed, place + "x"), (sealed[:11], place), (b"", place)):
        with pytest.raises(UnreadableError):
            decrypt(key, spoiled, where)


def test_a_wrapped_key_opens_in_its_place_only() -> None:
    keys = MasterKey.create()
    wrapped = keys.wrap(b"k" * 32, "caso-1|llave")
    assert keys.unwrap(wrapped, "caso-1|llave") == b"k" * 32
    with pytest.raises(UnreadableError):
        keys.unwrap(wrapped, "caso-2|llave")
    with pytest.raises(UnreadableError):
        MasterKey.create().unwrap(wrapped, "caso-1|llave")


def test_a_key_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "llaves"
    keys = create_key("espacio-1", folder)
    path = key_path("espacio-1", folder)
    assert read_key("espacio-1", folder).secret == keys.secret
    assert not has_passphrase("espacio-1", folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert is_private(path)
    assert [item.name for item in folder.iterdir()] == ["espacio-1.llave"]


def test_a_key_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    keys = create_key("espacio-1", tmp_path)
    with pytest.raises(StorageProblem) as problem:
        create_key("espacio-1", tmp_path)
    assert code(problem) == "llave_existente"
    assert read_key("espacio-1", tmp_path).secret == keys.secret


def test_a_key_under_a_passphrase(tmp_path: Path) -> None:
    keys = create_key("espacio-1", tmp_path, PHRASE)
    content = key_path("espacio-1", tmp_path).read_text()
    assert has_passphrase("espacio-1", tmp_path)
    assert keys.secret.hex() not in content
    assert PHRASE not in content
    decomposed = PHRASE.replace("ñ", "n\u0303")
    assert read_key("espacio-1", tmp_path, lambda: decomposed).secret == keys.secret
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path, lambda: "otra")
    assert code(problem) == "frase_equivocada"
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path)
    assert code(problem) == "frase_necesaria"


def test_a_passphrase_can_be_put_and_taken_away(tmp_path: Path) -> None:
    keys = create_key("espacio-1", tmp_path)
    keep_key(keys, "espacio-1", tmp_path, PHRASE)
    assert read_key("espacio-1", tmp_path, lambda: PHRASE).secret == keys.secret
    keep_key(keys, "espacio-1", tmp_path)
    assert read_key("espacio-1", tmp_path).secret == keys.secret


def test_a_passphrase_costs_what_it_must(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    keys = create_key("espacio-1", tmp_path, PHRASE)
    assert json.loads(key_path("espacio-1", tmp_path).read_text())["frase"]["memoria_kib"] == 65536
    assert read_key("espacio-1", tmp_path, lambda: PHRASE).secret == keys.secret


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"que_es": "llave de Cauce", "version": 2}',
        b'{"que_es": "otra cosa", "version": 1}',
    ],
)
def test_what_is_not_a_key(tmp_path: Path, content: bytes) -> None:
    key_path("espacio-1", tmp_path).write_bytes(content)
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path, lambda: PHRASE)
    assert code(problem) == "llave_danada"


@pytest.mark.parametrize(
    ("name", "value"),
    [("llave", "zz"), ("llave", "00" * 31), ("llave", "11" * 32), ("huella", "0"), ("llave", 7)],
)
def test_a_spoiled_key(tmp_path: Path, name: str, value: object) -> None:
    create_key("espacio-1", tmp_path)
    path = key_path("espacio-1", tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path)
    assert code(problem) == "llave_danada"


@pytest.mark.parametrize("hard", [{"memoria_kib": 10**9}, {"pasadas": 10**6}, {"carriles": 99}, {"sal": "x"}])
def test_a_key_that_asks_for_a_senseless_effort(tmp_path: Path, hard: dict[str, object]) -> None:
    create_key("espacio-1", tmp_path, PHRASE)
    path = key_path("espacio-1", tmp_path)
    plain = json.loads(path.read_text())
    plain["frase"] |= hard
    path.write_text(json.dumps(plain))
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path, lambda: PHRASE)
    assert code(problem) == "llave_danada"


def test_an_absent_key_and_a_link(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path)
    assert code(problem) == "llave_ausente"
    create_key("espacio-2", tmp_path)
    key_path("espacio-1", tmp_path).symlink_to(key_path("espacio-2", tmp_path))
    with pytest.raises(StorageProblem) as problem:
        read_key("espacio-1", tmp_path)
    assert code(problem) == "llave_danada"
    with pytest.raises(StorageProblem) as problem:
        create_key("espacio-1", tmp_path)
    assert code(problem) == "llave_existente"


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".oculto", "x" * 200, "con\nsalto"])
def test_an_id_that_cannot_name_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        key_path(name, tmp_path)


def test_where_keys_are(tmp_path: Path) -> None:
    assert key_folder({"CAUCE_LLAVES": str(tmp_path)}) == tmp_path
    if os.name != "nt":
        assert key_folder({"XDG_CONFIG_HOME": "/x"}) == Path("/x/cauce/llaves")
        assert key_folder({}) == Path.home() / ".config/cauce/llaves"


@given(SECRETS)
def test_the_paper_gives_the_key_back(secret: bytes) -> None:
    keys = MasterKey(secret)
    rows = recovery_rows(keys)
    assert len(rows) == ROWS
    assert key_from_rows("\n".join(rows)) == keys
    numbered = "\n".join(f"    {number}.  {row}" for number, row in enumerate(rows, 1))
    assert key_from_rows(numbered) == keys
    assert key_from_rows("\n\n".join(rows).lower().replace("0", "o").replace("1", "l").replace(" ", "-")) == keys


@settings(max_examples=300)
@given(SECRETS, st.integers(0, ROWS - 1), st.integers(0, 7), st.integers(1, 31))
def test_a_wrong_letter_is_always_noticed(secret: bytes, row: int, place: int, turn: int) -> None:
    from cauce.store.recovery import _LETTERS

    rows = [item.replace(" ", "") for item in recovery_rows(MasterKey(secret))]
    letter = _LETTERS[(_LETTERS.index(rows[row][place]) + turn) % 32]
    rows[row] = rows[row][:place] + letter + rows[row][place + 1 :]
    with pytest.raises(StorageProblem) as problem:
        key_from_rows("\n".join(rows))
    assert problem.value.code == "hoja_mal_copiada"


def test_the_bad_row_is_named() -> None:
    rows = list(recovery_rows(MasterKey(bytes(32))))
    rows[2] = "UUUU UUUU"
    with pytest.raises(StorageProblem) as problem:
        key_from_rows("\n".join(rows))
    assert "el renglón 3" in problem.value.message
    with pytest.raises(StorageProblem) as problem:
        key_from_rows("\n".join(rows[:4]))
    assert problem.value.code == "hoja_incompleta"
    assert "4 de 9" in problem.value.message
