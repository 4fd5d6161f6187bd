"""What to say of each forbidden character, once per kind, and what to put in its place.

One character stands for one, so that reading goes on and every place stays true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cauce.compiler.reader.characters import BIDI, CONTROL, INVISIBLE, ODD_SPACE
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.source import Source
from cauce.model.diagnostics import Severity

TOO_MANY = 2000
"""Characters looked at closely, after which the file is refused without looking at the rest."""

_SIGHT = 200
"""Characters of a line looked at before a place; what comes later is not indentation, nor the beginning of a value."""

_CP1252_TAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SUSPECT = re.compile(
    f"(?P<damaged>Ã[{_CP1252_TAIL}]|Â[¿¡°ºª«»\u00a0]|â€[{_CP1252_TAIL}]|\ufffd)|(?P<tab>\t+)|(?P<control>[{CONTROL}])"
    f"|(?P<bidi>[{BIDI}])|(?P<mark>\ufeff)|(?P<invisible>[{INVISIBLE}])|(?P<space>[{ODD_SPACE}]+)"
)

_ASCII_SUSPECT = re.compile("(?P<tab>\t+)|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f])")
_INDENTATION = re.compile(rf"[ {ODD_SPACE}]*(?:-[ {ODD_SPACE}]*)*")
_BEFORE_VALUE = re.compile(rf"[ {ODD_SPACE}]*(?:- +)*[^\s:#\"'\[{{]+:[ {ODD_SPACE}]*")
_KEY_BEGUN = re.compile(r" *(?:- +)*[^\s:#\"'\[{]*")
_KEY_ENDED = re.compile(r"[^\s:]*:(?:\s|$)")


@dataclass
class _Trouble:
    """One kind of forbidden character: what to say, where it is first and on which lines it is."""

    code: str
    message: str
    hint: str
    start: int
    end: int
    usable: bool = True
    severity: Severity = Severity.ERROR
    lines: list[int] = field(default_factory=list)


def replaced(source: Source, report: Report) -> str:
    """Report what the text must not hold; return a text of the same length, fit for the parser."""
    suspect = _ASCII_SUSPECT if source.text.isascii() else _SUSPECT
    pieces: list[str] = []
    troubles: dict[str, _Trouble] = {}
    done = count = 0
    for match in suspect.finditer(source.text):
        if match.lastgroup == "space" and not _at_an_edge(source.text, match.start(), match.end()):
            continue
        count += 1
        key, trouble, replacement = _judge(source, match)
        if trouble:
            troubles.setdefault(key, trouble).lines.append(source.line_of(match.start()))
        if replacement is not None:
            pieces += (source.text[done : match.start()], replacement)
            done = match.end()
        if count > TOO_MANY:
            message = "el archivo está lleno de caracteres que no se ven (espacios duros, de control o invisibles)"
            report.add("E109", source.span(match.start(), match.end()), message, _PASTE_AGAIN, usable=False)
            break
    for each in troubles.values():
        message, span = each.message + _elsewhere(each.lines), source.span(each.start, each.end)
        report.add(each.code, span, message, each.hint, usable=each.usable, severity=each.severity)
    return "".join((*pieces, source.text[done:])) if pieces else source.text


def _judge(source: Source, match: re.Match[str]) -> tuple[str, _Trouble | None, str | None]:
    """Return the kind of trouble, the trouble, and what to write in its place (None: leave it)."""
    kind, text, start, end = match.lastgroup or "", match[0], match.start(), match.end()
    before = source.text[max(source.start_of(source.line_of(start)), start - _SIGHT) : start]
    code_point = f"U+{ord(text[0]):04X}"
    near = f"después de «{shown(before[-20:])}»" if before.strip() else "al empezar la línea"
    match kind:
        case "tab":
            if _INDENTATION.fullmatch(before) and source.text[end : end + 1] not in ("", "\r", "\n"):
                return "indentation", _tab_indentation(start, end), None
            message, hint = "aquí hay un tabulador", f"Cámbielo por un espacio; está {near}."
            return kind, _Trouble("E108", message, hint, start, end), " " * len(text)
        case "control":
            message = f"aquí hay un carácter de control ({code_point}), que no se ve y puede alterar lo que se imprime"
            if text in "\x85\u2028\u2029":
                message = (
                    f"aquí hay un salto de línea de otro programa ({code_point}), que no todos los editores muestran"
                )
            hint = f"Bórrelo; está {near}. Suele llegar al copiar de otro programa."
            return code_point, _Trouble("E109", message, hint, start, end), " "
        case "bidi":
            message = f"aquí hay un carácter invisible ({code_point}) que cambia el orden en que se lee el texto"
            hint = f"Bórrelo; está {near}. Suele llegar al copiar de una página o de un mensaje."
            return code_point, _Trouble("E110", message, hint, start, end), None
        case "mark":
            message = "aquí hay una marca invisible de principio de archivo (BOM) que no está al principio"
            hint = f"Bórrela; está {near}. Suele quedar al juntar dos archivos."
            return code_point, _Trouble("E112", message, hint, start, end, usable=bool(before.strip())), None
        case "invisible" if not _inside_key(before, source.text[end : end + 60]):
            message, hint = f"hay un carácter invisible ({code_point}) en el texto", f"Bórrelo; está {near}."
            return code_point, _Trouble("W101", message, hint, start, end, severity=Severity.WARNING), None
        case "damaged":
            word = shown(re.split(r"\s", before)[-1][-20:] + re.split(r"\s", source.text[start : end + 20])[0])
            message, hint = f"el texto «{word}» tiene dañados los acentos", _DAMAGED
            return kind, _Trouble("E140", message, hint, start, end), re.sub("[\x80-\x9f]", " ", text)
        case "space":
            return _odd_space(source, before, start, end)
    return kind, None, None


_PASTE_AGAIN = "Copie el contenido otra vez desde el original, como texto sin formato."
_DAMAGED = (
    "Vuelva a escribir esa letra. Si hay muchas así, el archivo se abrió como ANSI y se guardó como UTF-8: "
    "recupere una copia anterior."
)


def _inside_key(before: str, after: str) -> bool:
    """Tell whether a place is inside the key that starts a line: `keys` refuses that."""
    return bool(_KEY_BEGUN.fullmatch(before) and _KEY_ENDED.match(after))


def _tab_indentation(start: int, end: int) -> _Trouble:
    message = "esta línea usa un tabulador como sangría, y la sangría se hace con espacios"
    hint = "Borre el tabulador y alinee la línea con espacios, como sus vecinas (dos por nivel)."
    return _Trouble("E108", message, hint, start, end, usable=False)


def _at_an_edge(text: str, start: int, end: int) -> bool:
    """Tell whether an odd space touches the start or the end of a line or the mark after which a text begins."""
    return start == 0 or text[start - 1] in " \r\n-:" or end == len(text) or text[end] in "\r\n"


def _odd_space(source: Source, before: str, start: int, end: int) -> tuple[str, _Trouble | None, str | None]:
    blank = " " * (end - start)
    if source.text[end : end + 1] in ("", "\r", "\n"):
        return "space", None, blank
    if _INDENTATION.fullmatch(before):
        message = "la sangría de esta línea tiene un espacio que no es el de la barra espaciadora (espacio duro)"
        hint = "Borre la sangría y escríbala de nuevo con la barra espaciadora."
    elif _BEFORE_VALUE.fullmatch(before):
        message = "después de los dos puntos hay un espacio que no es el de la barra espaciadora (espacio duro)"
        hint = "Bórrelo y escríbalo de nuevo con la barra espaciadora."
    else:
        return "space", None, None
    return message, _Trouble("E111", message, hint, start, end), blank


def _elsewhere(lines: list[int]) -> str:
    """Say on which other lines the same thing is."""
    others = sorted(set(lines) - {lines[0]})
    if not others:
        return ""
    if len(others) == 1:
        return f"; también en la línea {others[0]}"
    if len(others) <= 4:
        return f"; también en las líneas {', '.join(map(str, others[:-1]))} y {others[-1]}"
    return f"; también en otras {len(others)} líneas, de la {others[0]} a la {others[-1]}"
