"""The generated pages of the reference: keys from the vocabulary, diagnostics from the codes.

`python -m cauce.compiler.reference docs/referencia` writes them; a test says when they are stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from cauce.compiler.codes import Code, all_codes
from cauce.compiler.shape.kinds import AnyKind, Key, Many, ObjectKind, Rule, Value, Variants
from cauce.compiler.shape.scalars import ID, KEY, ScalarKind
from cauce.compiler.shape.vocabulary import KINDS

_GENERATED = "<!-- Página generada: `python -m cauce.compiler.reference docs/referencia` -->"
_FAMILIES = {
    "1": "Al leer el archivo",
    "2": "En la forma: claves y valores",
    "3": "En los nombres",
    "4": "En el camino de las filas",
    "5": "En los datos, documentos y plazos",
    "6": "Entre procedimientos",
    "7": "Lecturas que conviene confirmar",
    "8": "Lo que falta por completar",
}
_KEYS_INTRO = """# Claves

Todo lo que puede escribirse en los archivos de Cauce, bloque por bloque. Un archivo es una lista de claves con su
valor: `clave: valor`. Las claves van en minúsculas y sin acentos; los textos, con toda su ortografía. Una lista va
entre corchetes (`[uno, dos]`) o con un guion por renglón; un bloque de claves, entre llaves o con sangría. Ningún valor
necesita comillas por parecer número, fecha o sí o no; sí las necesita un texto que lleve dos puntos y un espacio, o una
coma dentro de llaves.

Las claves en **negritas** son obligatorias. Para empezar un archivo, `cauce nuevo CLAVE`.
"""
_CODES_INTRO = """# Mensajes

Cada problema que encuentra `cauce validar` tiene un código. Los que empiezan con E impiden usar el procedimiento;
los que empiezan con W son advertencias, y los que empiezan con N, notas.
"""


def pages() -> dict[str, str]:
    """Return every page of the reference by its path under the folder of the reference."""
    codes = list(all_codes().values())
    made = {"claves.md": keys_page(), "diagnosticos.md": codes_page(codes)}
    return made | {f"diagnosticos/{code.code}.md": code_page(code) for code in codes}


def keys_page() -> str:
    """Return the page of keys, one section for each kind of block."""
    index = [f"- [{kind.title}](#{_anchor(kind)}): {kind.says}" for kind in KINDS.values()]
    sections = [_section(kind) for kind in KINDS.values()]
    briefs = [f"- {kind.says[0].upper()}{kind.says[1:]}." for kind in (ID, KEY)]
    values = ["- [Valores](#valores)", "", "## Valores", "", *briefs]
    return "\n".join([_GENERATED, "", _KEYS_INTRO, *index, *values, "", *sections, _programmers()]).rstrip() + "\n"


def codes_page(codes: Iterable[Code]) -> str:
    """Return the index of diagnostics, by the part of the work in which they appear."""
    lines = [_GENERATED, "", _CODES_INTRO]
    family = ""
    for code in sorted(codes, key=lambda each: (each.code[1], each.code)):
        if code.code[1] != family:
            family = code.code[1]
            lines += ["", f"## {_FAMILIES.get(family, 'Otros')}", ""]
        lines.append(f"- [{code.code}](diagnosticos/{code.code}.md) {code.title}")
    return "\n".join(lines) + "\n"


def code_page(code: Code) -> str:
    """Return the page of one diagnostic."""
    lines = [_GENERATED, "", f"# {code.code}: {code.title}", "", code.cause, "", "## Qué hacer", "", code.cure]
    if code.example:
        lines += ["", "## Un ejemplo que lo provoca", "", "```yaml", code.example.strip("\n"), "```"]
    return "\n".join([*lines, "", "[Todos los mensajes](../diagnosticos.md)"]) + "\n"


def _anchor(kind: AnyKind) -> str:
    """Return the anchor that GitHub gives a heading: lower case, hyphens for spaces, no other signs."""
    kept = "".join(sign for sign in kind.title.casefold() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")


def _section(kind: AnyKind) -> str:
    lines = [f"## {kind.title}", "", kind.says]
    where = _where(kind)
    if where:
        lines.append(f"Va en {where}.")
    if isinstance(kind, Variants):
        lines += ["", "| Si lleva la clave | es |", "| --- | --- |"]
        lines += [f"| `{key}` | {_link(KINDS[name])}: {KINDS[name].says} |" for key, name in kind.by]
        return "\n".join([*lines, ""])
    lines += ["", "| Clave | Qué es | Qué lleva | Ejemplo |", "| --- | --- | --- | --- |"]
    lines += [_row(key) for key in kind.keys]
    if kind.free_keys is not None:
        lines.append(
            f"| *el id de un dato* | Con qué se compara ese dato. | {_value(kind.free_keys)} | `urgente: {{es: si}}` |"
        )
    if kind.exactly == 1:
        lines += ["", "Lleva una sola de estas claves."]
    if kind.demands:
        lines += ["", *(f"- {_demand(demand.rule, demand.keys, demand.only_when)}" for demand in kind.demands)]
    return "\n".join([*lines, ""])


def _row(key: Key) -> str:
    name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
    cells = (name, key.says, _value(key.value), f"`{key.name}: {key.example}`")
    escaped = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {escaped} |"


def _value(value: Value) -> str:
    if value.free:
        return "un bloque: el id de cada dato y su valor"
    parts = [_scalar(value.scalar)] if value.scalar else []
    if value.object:
        parts.append(_link(KINDS[value.object]))
    item = " o ".join(parts)
    if value.many is Many.LIST:
        return f"una lista: {item}"
    if value.many is Many.ONE_OR_LIST:
        return f"uno, o una lista: {item}"
    if value.many is Many.NAMED:
        return f"un bloque; bajo cada identificador: {item}"
    return item


def _scalar(kind: ScalarKind) -> str:
    return f"[{kind.brief}](#valores)" if kind.brief else kind.says


def _link(kind: AnyKind) -> str:
    return f"[{kind.title}](#{_anchor(kind)})"


def _demand(rule: Rule, keys: tuple[str, ...], only_when: tuple[str, str] | None) -> str:
    names = [f"`{key}`" for key in keys]
    listed = f"{', '.join(names[:-1])} o {names[-1]}" if len(names) > 1 else names[0]
    if only_when is not None:
        return f"Con `{only_when[0]}: {only_when[1]}`, lleva {listed}."
    if rule is Rule.EXACTLY_ONE:
        return f"Lleva {listed}: exactamente una."
    if rule is Rule.AT_LEAST_ONE:
        return f"Lleva {listed}: al menos una."
    if rule is Rule.NOT_BOTH:
        return f"No lleva a la vez {' y '.join(names)}."
    return f"{names[0]} va siempre con {' y '.join(names[1:])}."


def _where(kind: AnyKind) -> str:
    """Say which keys of which blocks hold this kind."""
    found = []
    for other in KINDS.values():
        if isinstance(other, ObjectKind):
            found += [f"`{key.name}` de {_link(other)}" for key in other.keys if key.value.object == kind.name]
            if other.free_keys is not None and other.free_keys.object == kind.name:
                found.append(_link(other))
        elif kind.name in (name for _key, name in other.by):
            found.append(_link(other))
    return f"{', '.join(found[:-1])} o {found[-1]}" if len(found) > 1 else "".join(found)


def _programmers() -> str:
    lines = [
        "## Para quien programa",
        "",
        "Cada clave llena un campo de una clase de `cauce.model`.",
        "",
        "| Bloque | Clase | Claves y campos |",
        "| --- | --- | --- |",
    ]
    for kind in KINDS.values():
        if isinstance(kind, ObjectKind) and kind.model:
            fields = ", ".join(f"`{key.name}` → `{key.field}`" for key in kind.keys)
            lines.append(f"| {kind.title} | `{kind.model}` | {fields} |")
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Write every page under the folder, and remove the pages of codes that no longer exist."""
    made = pages()
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for page in (folder / "diagnosticos").glob("*.md"):
        if f"diagnosticos/{page.name}" not in made:
            page.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
