#!/usr/bin/env python3
"""Verifica el historial de un caso que Cauce exportó, sin usar Cauce: solo la biblioteca estándar de Python.

    python3 verificador.py HISTORIAL.jsonl [--cabeza HUELLA] [--sello HUELLA]

Comprueba que no falte ni se haya cambiado ningún hecho: cada uno lleva la huella (SHA-256) del anterior y de todo
lo que dice. Quien rehaga todas las huellas no puede rehacer la que otros ya anotaron: --cabeza es la del último hecho,
la que «cauce historial FOLIO» escribe al final, y --sello el último sello, como lo escribe «cauce comprobar»
(12-0a1b2c3d4e5f). Bastan los primeros 12 caracteres.
Termina con 0 si todo está íntegro, con 1 si algo no lo está, con 2 si el archivo no se puede leer.
"""

import getopt
import hashlib
import json
import sys

CAMPOS = {"sequence", "at", "kind", "body", "person", "role"}
CAMPOS |= {"stands_in_for", "request", "definition", "case", "secret"}
HECHO, SELLO, HOJA, NODO = (f"cauce/{que}/1\n".encode() for que in ("evento", "sello", "hoja", "nodo"))


class Falla(Exception):  # noqa: N818 - lo que se encuentra, no un error del programa
    """Lo primero que no está íntegro."""


def canonico(valor):
    """Escribe un valor de la única manera: JSON en UTF-8, con las claves en orden y sin espacios."""
    return json.dumps(valor, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def sha(*partes):
    """Devuelve el SHA-256 de las partes, una tras otra."""
    return hashlib.sha256(b"".join(partes)).digest()


def leer(ruta):
    """Lee los renglones del archivo."""
    with open(ruta, encoding="utf-8", newline="\n") as archivo:
        return [json.loads(renglon) for renglon in archivo if renglon.strip()]


def verificar_hechos(portada, hechos, definiciones):
    """Recorre la cadena y devuelve la huella de cada hecho, en su orden."""
    anterior, huellas = bytes(32), []
    for numero, hecho in enumerate(hechos, 1):
        registro = hecho["registro"]
        esperados = CAMPOS | {"folio"} if numero == 1 else CAMPOS
        if registro["sequence"] != numero:
            raise Falla(f"falta el hecho número {numero}")
        if set(registro) != esperados or registro["case"] != portada["caso"]:
            raise Falla(f"el hecho número {numero} no es de este caso o no está completo")
        if numero == 1 and (registro["kind"] != "Opened" or registro["folio"] != portada["folio"]):
            raise Falla("el caso no empieza por su apertura, o su folio es otro")
        anterior = sha(HECHO, anterior, canonico(registro))
        if anterior.hex() != hecho["huella"]:
            raise Falla(f"el hecho número {numero} se cambió después de guardarse")
        if registro["definition"] not in definiciones:
            raise Falla(f"falta la definición con que se hizo el hecho número {numero}")
        huellas.append(anterior.hex())
    if len(huellas) != portada["hechos"] or not huellas:
        raise Falla(f"el archivo anuncia {portada['hechos']} hechos y trae {len(huellas)}")
    return huellas


def verificar_definiciones(renglones):
    """Comprueba que el texto de cada definición sea el de su huella; devuelve las huellas."""
    for renglon in renglones:
        texto = renglon["texto"].encode("utf-8", "surrogateescape")
        if hashlib.sha256(texto).hexdigest() != renglon["huella"]:
            raise Falla(f"el texto de la definición de {renglon['procedimiento']} se cambió")
    return {renglon["huella"] for renglon in renglones}


def verificar_sellos(sellos, portada, huellas):
    """Comprueba que el sello cubra este caso, y que los siguientes se encadenen; devuelve la huella del último."""
    anterior = None
    for sello in sellos:
        numero, raiz = sello["numero"], bytes.fromhex(sello["raiz"])
        if anterior is not None and (sello["anterior"], numero) != anterior:
            raise Falla(f"falta el sello anterior al número {numero}")
        if "hoja" in sello:
            caso, secuencia, huella = sello["hoja"]
            if caso != portada["caso"] or not 0 < secuencia <= len(huellas) or huellas[secuencia - 1] != huella:
                raise Falla(f"el sello número {numero} cubre un historial distinto de este")
            nodo = sha(HOJA, canonico(sello["hoja"]))
            for lado, huella in sello["camino"]:
                otro = bytes.fromhex(huella)
                nodo = sha(NODO, otro, nodo) if lado == "izquierda" else sha(NODO, nodo, otro)
            if nodo != raiz:
                raise Falla(f"el sello número {numero} no cubre este caso")
        elif anterior is None:
            raise Falla("el primer sello no cubre este caso")
        datos = {"number": numero, "at": sello["momento"], "root": sello["raiz"]}
        huella = sha(SELLO, bytes.fromhex(sello["anterior"]), canonico(datos)).hex()
        if huella != sello["huella"]:
            raise Falla(f"el sello número {numero} se cambió después de hacerse")
        anterior = (huella, numero + 1)
    return anterior[0] if anterior else ""


def verificar(renglones, cabeza="", sello=""):
    """Verifica todo y devuelve lo que se puede decir; levanta Falla con lo primero que no esté íntegro."""
    de = {que: [r for r in renglones if r["que_es"] == que] for que in ("historial", "definicion", "hecho", "sello")}
    if len(de["historial"]) != 1 or sum(map(len, de.values())) != len(renglones):
        raise Falla("el archivo no es el historial de un caso")
    portada = de["historial"][0]
    if portada["formato"] != 1:
        raise Falla("el archivo es de una versión posterior: consiga el verificador que la acompaña")
    huellas = verificar_hechos(portada, de["hecho"], verificar_definiciones(de["definicion"]))
    ultimo = verificar_sellos(de["sello"], portada, huellas)
    if cabeza and not huellas[-1].startswith(cabeza.lower()):
        raise Falla("la cabeza no es la que usted tiene: se quitaron hechos del final, o se rehizo el historial")
    if sello and not ultimo.startswith(sello.lower()):
        raise Falla("el sello no es el que usted tiene: se rehizo el historial, o falta un sello")
    cubiertos = max((r["hoja"][1] for r in de["sello"] if "hoja" in r), default=0)
    return portada["folio"], len(huellas), huellas[-1], cubiertos, ultimo


def main(argumentos=None):
    """Verifica el archivo que se pide."""
    palabras = sys.argv[1:] if argumentos is None else argumentos
    try:
        opciones, archivos = getopt.gnu_getopt(palabras, "h", ["help", "ayuda", "cabeza=", "sello="])
    except getopt.GetoptError as problema:
        print(f"No se entiende «{problema.opt}». Vea cómo se escribe con: --ayuda", file=sys.stderr)
        return 2
    dicho = dict(opciones)
    if {"-h", "--help", "--ayuda"} & set(dicho):
        return print(__doc__.strip()) or 0
    if len(archivos) != 1:
        print("Diga un archivo, uno solo. Vea cómo se escribe con: --ayuda", file=sys.stderr)
        return 2
    cabeza, sello = dicho.get("--cabeza", ""), dicho.get("--sello", "").rpartition("-")[2]
    try:
        folio, hechos, cabeza, cubiertos, sello = verificar(leer(archivos[0]), cabeza, sello)
    except Falla as falla:
        print(f"NO ÍNTEGRO: {falla}.")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        print("El archivo no se puede leer, o no es el historial de un caso.")
        return 2
    print(f"Íntegro: caso {folio}, {hechos} hechos, cabeza {cabeza[:12]}.")
    if sello:
        print(f"Hasta el hecho número {cubiertos} lo cubren los sellos; el último es {sello[:12]}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
