/* The desk of emergencies. What is new comes whole with the stream and is shown at once, on its tile too; the desk is drawn
   anew in the server's words when there is time for it, so that a hundred desks cost little in the minute when everybody
   registers. Nothing moves under the finger. Without a script the page is reloaded by hand and its forms work. */
"use strict";

(function () {
  const desk = document.querySelector("[data-emergencies]");
  if (!desk || !window.fetch) return;
  const said = desk.querySelector("[data-live-said]");
  const template = (id) => document.getElementById(id).content;
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const lineOf = (id) => document.getElementById(`line-${id}`);
  /* Desks that heard the same thing draw themselves anew at different moments: soon when somebody has done something or
     the reader is called for, at leisure when the whole line stands on the desk already or others are told. */
  const SOON = 3000;
  const LEISURE = 8000;
  /* Then a desk rests for a hundred times as long as the drawing took, within these. */
  const SHARE = 100;
  const REST = 3000;
  const LONGEST_REST = 15000;
  /* So long what has come stays at the top, marked; if it is more than that, the newest. */
  const NEW_FOR = 60000;
  const MOST_NEW = 20;

  /* Nothing moves under the finger ---------------------------------------------------------------------------- */

  let pressed = false;
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(() => (pressed = false), 300));
  document.addEventListener("pointerdown", () => (pressed = true));

  const actOf = (control) => control.form?.getAttribute("action") || control.getAttribute("href") || "";
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };

  /* The button, the link or the line that is pointed at or has the keyboard; once one has scrolled, the first that is seen. */
  function held() {
    const lines = part("lines");
    const here = [lines.querySelector(":focus"), lines.querySelector(":is(a, button):hover"), lines.querySelector(".line:hover")];
    if (window.scrollY > 0) here.push([...lines.querySelectorAll(".line")].find(isSeen));
    const element = here.find((one) => one && one.closest(".line") && isSeen(one));
    if (!element) return null;
    const act = element.matches("a, button") ? actOf(element) : "";
    return { id: element.closest(".line").id, act, isFocused: element === document.activeElement };
  }

  function elementOf({ id, act }) {
    const line = document.getElementById(id);
    return (act && line && [...line.querySelectorAll("a, button")].find((one) => actOf(one) === act)) || line;
  }

  function steadily(change) {
    const one = held();
    const before = one && elementOf(one).getBoundingClientRect().top;
    change();
    const element = one && elementOf(one);
    if (!element) return;
    window.scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
    if (one.isFocused && !part("lines").contains(document.activeElement)) {
      (element.matches("a, button") ? element : element.querySelector("a")).focus({ preventScroll: true });
    }
  }

  /* Draw anew ------------------------------------------------------------------------------------------------- */

  let timer = 0;
  let due = Infinity;
  let free = 0;
  let isDrawing = false;
  let isAskedAgain = false;

  function renewWithin(length) {
    if (isDrawing) return void (isAskedAgain = true);
    const at = Math.max(performance.now() + Math.random() * length, free);
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(renew, at - performance.now());
  }

  async function renew() {
    const began = performance.now();
    isDrawing = true;
    try {
      const answer = await fetch(location.href, { headers: asPart() });
      const took = performance.now() - began;
      free = performance.now() + Math.min(LONGEST_REST, Math.max(REST, SHARE * took)) * (1 + Math.random() / 2);
      if (answer.ok && !answer.redirected) take(await answer.text(), began);
    } catch {
      free = performance.now() + REST; // The line above says that there is no connection.
    }
    due = Infinity;
    isDrawing = false;
    if (isAskedAgain) renewWithin(SOON);
    isAskedAgain = false;
  }

  /* What says what it said before stays the same element: a tap or the keyboard on it is not lost. */
  const shown = new Map();
  const words = (element) => element.outerHTML.replace(/value="\w{60,}"/g, "").replace(/(data-term="[^"]+">)[^<]*/g, "$1");
  /* Lines the server need not draw while their mark is still the same. */
  const asPart = () => {
    const marks = [...document.querySelectorAll("[data-mark]")].map((line) => line.dataset.mark);
    return { "X-Part": "1", "X-Known": marks.join(" ") };
  };

  /* `began`: when it was asked for; what arrived since then is not in it. `tapped`: the line whose button asked. */
  function take(html, began, tapped) {
    if (pressed) return setTimeout(take, 200, html, began, tapped);
    const fresh = new DOMParser().parseFromString(html, "text/html");
    if (!fresh.querySelector('[data-part="lines"]')) return;
    steadily(() => put(fresh, began));
    tellUnseen();
    settle(tapped);
    document.dispatchEvent(new CustomEvent("htmx:afterSettle"));
  }

  function put(fresh, began) {
    const next = (name) => fresh.querySelector(`[data-part="${name}"]`);
    part("messages").replaceWith(next("messages"));
    for (const name of ["shift", "tiles"]) {
      if (shown.get(name) === words(next(name))) continue;
      shown.set(name, words(next(name)));
      part(name).replaceWith(next(name));
    }
    const lines = next("lines");
    for (const line of lines.querySelectorAll("[data-known]")) {
      const before = document.getElementById(line.id);
      if (before) line.replaceWith(before);
      else line.remove(); // Gone since it was asked for: the next drawing has it.
    }
    putNew(lines, began);
    part("lines").replaceWith(lines);
  }

  /* What is new ----------------------------------------------------------------------------------------------- */

  const arrived = new Map();

  /* The newest stand first for a minute, also those the server has no room for among the most urgent. */
  function putNew(lines, began) {
    const since = performance.now() - NEW_FOR;
    for (const [number, [id, at]] of [...arrived].reverse().entries()) {
      if (at < since || number >= MOST_NEW) arrived.delete(id);
    }
    for (const line of lines.querySelectorAll(".line-new")) {
      line.classList.remove("line-new");
      line.querySelector(".matter-states .state-new")?.remove();
    }
    for (const [id, at] of arrived) {
      const stays = lines.hasAttribute("data-more") || at > began;
      const line = lines.querySelector(`#line-${id}`) || (stays && lineOf(id));
      if (line) putFirst(lines, line);
      else arrived.delete(id);
    }
  }

  function putFirst(lines, line) {
    if (!line.classList.contains("line-new")) {
      line.classList.add("line-new");
      const mark = template("line-new").firstElementChild.cloneNode(true);
      mark.classList.add("state-new");
      line.querySelector(".matter-states").prepend(mark);
    }
    lines.insertBefore(line, lines.querySelector(".line"));
  }

  /* New lines that are out of sight, below the tiles or above what one reads, are said to be there, one tap away. */
  const unseen = document.querySelector("[data-new-unseen]");
  const news = () => [...part("lines").querySelectorAll(".line-new")];

  function tellUnseen() {
    unseen.hidden = !news().length || news().some(isSeen);
    unseen.querySelector("strong").textContent = news().length;
  }

  unseen.addEventListener("click", () => news()[0]?.scrollIntoView({ behavior: "smooth", block: "center" }));
  document.addEventListener("scroll", tellUnseen, { passive: true });

  function announce({ id, line }) {
    const text = line.words?.[document.documentElement.lang] || line.words?.ru;
    if (!text || lineOf(id)) return;
    said.textContent = `${said.dataset.new} ${text.title}`;
    window.alertSound?.ring([{ id: `emergency-${id}`, repeats: 0 }]);
    const row = lineFor(id, line, text);
    const isElsewhere = desk.dataset.chosen && !line.offices.includes(Number(desk.dataset.chosen));
    steadily(() => {
      count(line.offices, row);
      if (isElsewhere) return;
      arrived.set(id, performance.now());
      part("lines").querySelector(".empty-state")?.remove();
      putFirst(part("lines"), row);
    });
    tellUnseen();
    document.dispatchEvent(new CustomEvent("htmx:afterSettle"));
  }

  /* The same line as the server draws it; all that comes from outside goes in as text. */
  function lineFor(id, line, text) {
    const row = template("line-coming").firstElementChild.cloneNode(true);
    const slot = (name) => row.querySelector(`[data-slot="${name}"]`);
    row.id = `line-${id}`;
    row.dataset.line = id;
    row.dataset.clocks = line.clocks.join(" ");
    slot("number").textContent = id;
    for (const name of ["title", "clock_title", "holder"]) slot(name).textContent = text[name] || "";
    for (const name of ["received_at", "due_at"]) setMoment(slot(name), line[name]);
    if (line.due_at) row.querySelector("[data-term]").dataset.term = line.due_at;
    else slot("clock").remove();
    for (const link of row.querySelectorAll("[href], [action]")) {
      const name = link.hasAttribute("action") ? "action" : "href";
      link.setAttribute(name, link.getAttribute(name).replace("/0/", `/${id}/`));
    }
    for (const name of row.querySelectorAll(".line-acts .visually-hidden")) name.textContent = `: ${text.title}`;
    /* What one's own office registered or supervises is not called back for: the server draws its buttons. */
    const own = Number(desk.dataset.office);
    if (line.office === own || line.offices.at(-1) === own) row.querySelector(".line-acts").replaceChildren();
    return row;
  }

  function setMoment(element, moment) {
    if (!moment) return;
    const digits = { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const parts = new Intl.DateTimeFormat("ru", { ...digits, timeZone: desk.dataset.zone }).format(new Date(moment));
    element.dateTime = moment;
    element.textContent = parts.replace(",", "");
  }

  /* One more on the nearest tile. */
  function count(offices, row) {
    const tiles = [...offices].reverse().map((pk) => part("tiles").querySelector(`[data-office="${pk}"]`));
    const tile = tiles.find(Boolean);
    if (!tile) return;
    shown.delete("tiles");
    if (!tile.querySelector(".tile-count")) {
      tile.classList.remove("tile-quiet");
      tile.querySelector(".tile-name").after(template("tile-count").firstElementChild.cloneNode(true));
      const clock = row.querySelector(".matter-lines .state");
      if (clock) tile.querySelector(".tile-state").replaceChildren(clock.cloneNode(true));
    }
    const number = tile.querySelector(".tile-count strong");
    number.textContent = Number(number.textContent) + 1;
  }

  document.addEventListener("alerts:news", (event) => {
    const { moved, alerts, reload } = event.detail;
    const here = (moved || []).filter((move) => move.topic === "emergency");
    here.forEach(announce);
    if (moved === null || reload || here.some((move) => !move.line.words)) return renewWithin(SOON);
    const clocks = new Set([...document.querySelectorAll("[data-clocks]")].flatMap((line) => line.dataset.clocks.split(" ")));
    const ofLines = alerts.filter((alert) => clocks.has(String(alert.duty)));
    if (ofLines.some((alert) => alert.mine)) renewWithin(SOON);
    else if (here.length || ofLines.length) renewWithin(LEISURE);
  });
  /* Minutes pass: what was coming is overdue, a silence begins. */
  setInterval(() => document.hidden || renewWithin(SOON), 60000);
  for (const name of ["shift", "tiles"]) shown.set(name, words(part(name)));

  /* One tap --------------------------------------------------------------------------------------------------- */

  /* The button that was tapped is gone and the next one stands in its place: a second tap in haste is not for that one. */
  function settle(id) {
    const acts = document.getElementById(id)?.querySelector(".line-acts");
    acts?.classList.add("line-settles");
    setTimeout(() => acts?.classList.remove("line-settles"), 700);
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-tap]") || event.defaultPrevented) return;
    event.preventDefault();
    form.querySelector("button").disabled = true;
    form.closest("[data-mark]")?.removeAttribute("data-mark"); // Whatever comes of it, this line is drawn anew.
    const began = performance.now();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: asPart() });
      if (answer.ok && answer.url.includes(location.pathname)) return take(await answer.text(), began, form.closest(".line").id);
      location.reload();
    } catch {
      form.submit();
    }
  });
})();
