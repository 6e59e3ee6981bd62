/* Long forms that are sent by a button. What this promises, and what it asks of the server, is written in docs/design.md.

   What is typed into a <form data-keep> is kept on this device, for this officer and this address, until the server says
   that it has it. The next time the form opens it is offered back with its time. Nothing is kept for another officer: who
   signs out takes it away, and so does the first page of whoever signs in next. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset;
  if (!strings) return;
  const { officer, wordsOf, fill, same, cookie, element, button } = window.oversight;
  const ALL = "typed:";
  const MINE = `${ALL}${officer}:`;
  const HOLDS = 3 * 24 * 60 * 60 * 1000;
  const TYPING_PAUSE = 300;
  /* The server's word that it has what the form of this name held. */
  const SENT = "sent_form";

  /* On this device -------------------------------------------------------------------------------------------------- */

  function keys(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }

  /* {at, fields, before}: `before` is what was kept when somebody typed on without taking it back. */
  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function write(key, record) {
    try {
      localStorage.setItem(key, JSON.stringify(record));
      return true;
    } catch {
      return false;
    }
  }

  function drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      /* Nothing was kept, so nothing is left behind. */
    }
  }

  /* A page without an officer asks to sign in again: what is kept waits for its owner. */
  function tidy() {
    if (!officer) return;
    for (const key of keys(ALL)) {
      const record = read(key);
      if (!key.startsWith(MINE) || !record || Date.now() - record.at > HOLDS) drop(key);
    }
    const sent = cookie(SENT);
    if (!sent) return;
    drop(MINE + sent);
    document.cookie = `${SENT}=; path=/; max-age=0; samesite=lax`;
  }

  /* The address, and a number for what it brings along: a draft from one finding is not that from another. It goes back
     and forth in a cookie, which takes no slashes. */
  function nameOf(place) {
    let number = 0;
    for (const letter of place.search) number = (Math.imul(number, 31) + letter.codePointAt(0)) >>> 0;
    return `${place.pathname.replaceAll("/", ".")}:${number}`;
  }

  /* One form -------------------------------------------------------------------------------------------------------- */

  class Keeper {
    constructor(form) {
      this.form = form;
      this.name = nameOf(location);
      this.key = MINE + this.name;
      this.hidden = [...form.elements].filter((input) => input.type === "hidden").map((input) => input.name);
      this.blank = wordsOf(form);
      this.status = element("p", { className: "small faint", role: "status" });
      this.status.dataset.typedStatus = "";
      form.append(element("input", { type: "hidden", name: "kept", value: this.name }));
      (form.querySelector(".form-actions") || form).prepend(this.status);
      const kept = read(this.key);
      this.offered = [kept, kept?.before].filter((one) => one && this.differs(one.fields, this.blank));
      for (const one of this.offered) this.offer(one);
      form.addEventListener("input", () => this.edited());
      form.addEventListener("change", () => this.edited());
    }

    words() {
      const { kept, ...words } = wordsOf(this.form);
      return words;
    }

    differs(one, other) {
      const names = Object.keys(one).filter((name) => !this.hidden.includes(name));
      return names.some((name) => !same(one[name], other[name] || []));
    }

    edited() {
      this.dirty = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), TYPING_PAUSE);
    }

    keep() {
      clearTimeout(this.timer);
      if (!this.dirty) return;
      this.dirty = false;
      const record = { at: Date.now(), fields: this.words(), before: this.offered[0] };
      if (!this.differs(record.fields, this.blank)) return;
      const done = write(this.key, record);
      this.say(done ? strings.typedKept.replace("{time}", clock(record.at)) : strings.full);
    }

    offer(record) {
      const note = element("div", { className: "note note-warn", role: "status" },
        element("div", {},
          element("p", { className: "mb-2" }, strings.typedFound.replace("{time}", moment(record.at))),
          element("div", { className: "form-actions" },
            button("btn btn-primary", strings.typedBack, () => this.bringBack(record, note)),
            button("btn btn-quiet", strings.discard, () => this.forget(record, note)))));
      note.dataset.typedOffer = "";
      this.form.before(note);
    }

    bringBack(record, note) {
      fill(this.form, record.fields);
      this.offered = this.offered.filter((one) => one !== record);
      note.remove();
      this.dirty = true;
      this.keep();
      this.form.querySelector("textarea, input:not([type='hidden'], [type='file'])")?.focus();
    }

    forget(record, note) {
      this.offered = this.offered.filter((one) => one !== record);
      note.remove();
      if (this.offered.length) write(this.key, this.offered[0]);
      else drop(this.key);
      this.dirty = this.differs(this.words(), this.blank);
      this.keep();
    }

    /* Nothing of it is kept any more, also not what was typed a moment ago. */
    stop() {
      clearTimeout(this.timer);
      this.dirty = false;
    }

    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }
  }

  function clock(at) {
    return new Date(at).toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
  }

  function moment(at) {
    return `${new Date(at).toLocaleDateString("ru", { day: "2-digit", month: "2-digit", year: "numeric" })} ${clock(at)}`;
  }

  /* When ------------------------------------------------------------------------------------------------------------ */

  tidy();
  if (!officer) return;
  const keepers = new Map([...document.querySelectorAll("form[data-keep]")].map((form) => [form, new Keeper(form)]));
  const keepAll = () => keepers.forEach((keeper) => keeper.keep());

  document.addEventListener("visibilitychange", keepAll);
  window.addEventListener("pagehide", keepAll);
  window.addEventListener("online", () => keepers.forEach((keeper) => keeper.waits && keeper.say(strings.typedOnline)));
  /* Before anything else hears of it: sent without a connection, the page would be gone. */
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-signs-out]")) {
      keepers.forEach((keeper) => keeper.stop());
      for (const key of keys(MINE)) drop(key);
    }
    const keeper = keepers.get(event.target);
    if (!keeper) return;
    keeper.keep();
    keeper.waits = !navigator.onLine;
    if (!keeper.waits) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keeper.say(strings.typedOffline);
  }, true);
})();
