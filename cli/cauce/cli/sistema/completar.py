"""`cauce completar`: the script by which a shell completes what is typed after `cauce`."""

from __future__ import annotations

from typing import Annotated

from cauce.cli.app import COMPLETING
from cauce.cli.arguments import argument
from cauce.cli.output import write
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings
from cauce.cli.spanish import not_a_choice

_SCRIPTS = {
    "bash": f"""\
_cauce() {{
  local each
  COMPREPLY=()
  while IFS= read -r each; do
    if [[ $each == . ]]; then compopt -o default; else COMPREPLY+=("$(printf %q "$each")"); fi
  done < <({COMPLETING}=1 cauce "${{COMP_WORDS[@]:1:COMP_CWORD}}" 2>/dev/null)
}}
complete -F _cauce cauce
""",
    "zsh": f"""\
_cauce() {{
  local each
  local -a found
  while IFS= read -r each; do
    if [[ $each == . ]]; then _files; else found+=("$each"); fi
  done < <({COMPLETING}=1 cauce "${{(@)words[2,CURRENT]}}" 2>/dev/null)
  compadd -a found
}}
compdef _cauce cauce
""",
    "fish": f"""\
function __cauce
    set -l typed (commandline -opc) (commandline -ct)
    {COMPLETING}=1 cauce $typed[2..-1] 2>/dev/null | string match -v .
end
complete -c cauce -a '(__cauce)'
""",
}


def completar(
    settings: Settings,
    shell: Annotated[str, argument("bash|zsh|fish", help="La terminal que usa; en Linux suele ser bash.")],
) -> int:
    """Escribe lo que su terminal necesita para completar con la tecla Tab.

    Con él se completan órdenes, opciones, claves, folios, pasos, respuestas, personas y funciones. Cómo se instala está
    en docs/ordenes.md.
    """
    if shell not in _SCRIPTS:
        raise not_a_choice("completar", shell, tuple(_SCRIPTS))
    for line in _SCRIPTS[shell].splitlines():
        write(line)
    return ExitCode.DONE
