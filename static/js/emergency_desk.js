/* The desk of emergencies: what has moved is shown at once, and drawn anew in the server's words soon after. Of a hundred
   desks none asks oftener than the server has time for. Without a script the page is reloaded by hand and its forms work. */
"use strict";

(function () {
  const desk = document.querySelector("[data-emergencies]");
  if (!desk || !window.fetch) return;
  const said = desk.querySelector("[data-live-said]");
  const coming = document.getElementById("line-coming");
  const SOON = 700; // The first change after a quiet while; a little later on each desk, so that they don't all come at once.
  const REST = 3000;
  const LONGEST_REST = 10000;
  const part = (name) => document.querySelector(`[data-part="${name}"]`);

  /* Draw anew ------------------------------------------------------------------------------------------------- */

  let timer = 0;
  let free = 0;

  function renewSoon() {
    if (timer) return;
    const wait = Math.max(Math.random() * SOON, free - performance.now());
    timer = setTimeout(renew, wait);
  }

  async function renew() {
    const began = performance.now();
    try {
      const answer = await fetch(location.href, { headers: { "X-Part": "1" } });
      if (answer.ok && !answer.redirected) take(await answer.text());
    } catch {
      /* The line above says that there is no connection. */
    }
    timer = 0;
    const rest = Math.min(LONGEST_REST, Math.max(REST, 20 * (performance.now() - began)));
    free = performance.now() + rest * (1 + Math.random() / 2);
  }

  /* A line that says what it said before stays the same element: a tap or the keyboard on it is not lost. */
  const shown = new Map();
  const words = (element) => element.outerHTML.replace(/value="\w{60,}"/g, "").replace(/(data-term="[^"]+">)[^<]*/g, "$1");

  function take(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const next = (name) => fresh.querySelector(`[data-part="${name}"]`);
    if (!next("lines")) return;
    const stood = document.activeElement?.closest("[data-line]")?.id;
    part("messages").replaceWith(next("messages"));
    for (const name of ["shift", "tiles"]) {
      if (shown.get(name) === words(next(name))) continue;
      shown.set(name, words(next(name)));
      part(name).replaceWith(next(name));
    }
    const lines = next("lines");
    for (const line of lines.querySelectorAll("[data-line]")) {
      const now = words(line);
      const before = document.getElementById(line.id);
      if (before && shown.get(line.id) === now) line.replaceWith(before);
      shown.set(line.id, now);
    }
    part("lines").replaceWith(lines);
    if (stood && !document.activeElement?.closest("[data-line]")) document.getElementById(stood)?.querySelector("a").focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("htmx:afterSettle"));
  }

  /* What is new ----------------------------------------------------------------------------------------------- */

  function announce(move) {
    const title = move.line[document.documentElement.lang] || move.line.ru;
    if (!title || document.getElementById(`line-${move.id}`)) return;
    said.textContent = `${said.dataset.new} ${title}`;
    window.alertSound?.ring([{ id: `emergency-${move.id}`, repeats: 0 }]);
    if (new URLSearchParams(location.search).get("office")) return;
    const row = coming.content.firstElementChild.cloneNode(true);
    row.id = `line-${move.id}`;
    const link = row.querySelector("[data-slot='title']");
    link.href = `/incidents/${move.id}/`;
    link.textContent = title;
    row.querySelector("[data-slot='at']").textContent = new Date(move.line.received_at).toLocaleTimeString([], { timeStyle: "short" });
    part("lines").querySelector(".empty-state")?.remove();
    part("lines").prepend(row);
  }

  document.addEventListener("alerts:news", (event) => {
    const { moved, alerts, reload } = event.detail;
    const here = (moved || []).filter((move) => move.topic === "emergency");
    here.forEach(announce);
    if (moved === null || reload || here.length || alerts.length) renewSoon();
  });
  /* Minutes pass: what was coming is overdue, a silence begins. */
  setInterval(() => document.hidden || renewSoon(), 60000);

  /* One tap --------------------------------------------------------------------------------------------------- */

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-tap]") || event.defaultPrevented) return;
    event.preventDefault();
    form.querySelector("button").disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Part": "1" } });
      if (answer.ok && answer.url.includes(location.pathname)) return take(await answer.text());
      location.reload();
    } catch {
      form.submit();
    }
  });
})();
