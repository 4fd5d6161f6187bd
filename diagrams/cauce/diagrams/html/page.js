"use strict";
(function () {
  const byId = function (id) { return document.getElementById(id); };
  const folded = function (text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();
  };
  const symbols = Array.from(document.querySelectorAll(".hoja-marco .nodo"));
  const rows = Array.from(document.querySelectorAll("tr.fila, tr.encabeza, li.fila"));
  const texts = new Map();
  symbols.forEach(function (each) { texts.set(each, folded(each.getAttribute("aria-label") || "")); });
  rows.forEach(function (each) {
    const cells = Array.from(each.querySelectorAll("td:not(.ver)"));
    texts.set(each, folded(cells.length ? cells.map(function (cell) { return cell.textContent; }).join(" ") : each.textContent));
  });
  let found = [];
  let place = -1;

  const counted = function (number, one, many) { return number + " " + (number === 1 ? one : many); };
  const tell = function () {
    const wanted = folded(byId("busca").value);
    const drawn = found.filter(function (each) { return symbols.includes(each); }).length;
    byId("hallados").textContent = wanted === "" ? "" : found.length === 0 ? "Nada dice eso." :
      counted(drawn, "símbolo", "símbolos") + " y " + counted(found.length - drawn, "fila", "filas");
    byId("anterior").disabled = byId("siguiente").disabled = found.length === 0;
  };
  const unmark = function () {
    document.querySelectorAll(".actual").forEach(function (each) { each.classList.remove("actual"); });
  };
  const search = function () {
    const wanted = folded(byId("busca").value);
    unmark();
    place = -1;
    found = [];
    texts.forEach(function (text, each) {
      const holds = wanted === "" ? false : text.includes(wanted);
      each.classList.toggle("hallado", holds);
      if (holds) { found.push(each); }
    });
    tell();
  };
  const move = function (step) {
    if (found.length === 0) { return; }
    unmark();
    place = place === -1 ? (step === 1 ? 0 : found.length - 1) : (place + step + found.length) % found.length;
    found[place].classList.add("actual");
    found[place].scrollIntoView({ block: "center", inline: "center" });
  };
  byId("busca").addEventListener("input", search);
  byId("busca").addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); move(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { byId("busca").value = ""; search(); }
  });
  byId("anterior").addEventListener("click", function () { move(-1); });
  byId("siguiente").addEventListener("click", function () { move(1); });

  const steps = [50, 75, 100, 125, 150, 200, 300];
  let zoom = 100;
  const show = function () {
    document.documentElement.style.setProperty("--ancho", 816 * zoom / 100 + "px");
    byId("normal").textContent = zoom + " %";
    byId("menos").disabled = zoom === steps[0];
    byId("mas").disabled = zoom === steps[steps.length - 1];
  };
  byId("menos").addEventListener("click", function () { zoom = steps[Math.max(0, steps.indexOf(zoom) - 1)]; show(); });
  byId("mas").addEventListener("click", function () { zoom = steps[Math.min(steps.length - 1, steps.indexOf(zoom) + 1)]; show(); });
  byId("normal").addEventListener("click", function () { zoom = 100; show(); });

  byId("controles").hidden = false;
  tell();
  show();
})();
