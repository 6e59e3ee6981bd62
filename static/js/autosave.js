/* Typing is never lost. What this promises, and what it asks of the server, is written in docs/design.md.

   Every <form data-autosave="URL"> is sent as it is typed. Before anything is sent it is written to this device
   (a "draft"), and the draft goes only when the server has said that it has the words. A lost connection, an ended
   session, a closed tab or a dead battery therefore cost nothing: the draft is sent by the next page that opens. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset;
  if (!strings) return;
  const { officer, drafts, wordsOf, fill, listed, same, sameWords, post, element, button, unsent } = window.oversight;
  const TYPING_PAUSE = 600;
  const LONGEST_PAUSE = 60000;

  /* One form ------------------------------------------------------------------------------------------------------ */

  const savers = new Map();

  class Saver {
    constructor(form) {
      this.form = form;
      this.url = form.dataset.autosave;
      this.dirty = false; // typed since the last request began
      this.sending = null; // the request under way
      this.contest = null; // the 409 that waits for the officer's choice
      this.state = ""; // what is shown: kept, out, gone, wrong, conflict, saved or nothing
      this.attempt = 0;
      this.sent = []; // words whose answer never came: the server may have them all the same
    }

    get version() {
      return this.form.elements.namedItem("version");
    }

    get alive() {
      return this.form.isConnected;
    }

    get unsent() {
      return this.dirty || this.sending !== null || this.contest !== null;
    }

    get stuck() {
      return ["kept", "out", "gone", "wrong", "conflict"].includes(this.state);
    }

    restore() {
      const draft = drafts.read(this.url);
      if (!draft) return;
      if (sameWords(draft.fields, wordsOf(this.form))) {
        drafts.drop(this.url);
        return;
      }
      fill(this.form, draft.fields);
      if (this.version) this.version.value = draft.version;
      this.sent = draft.sent || [];
      this.dirty = true;
      this.send();
    }

    edited(pause) {
      this.dirty = true;
      this.keep();
      if (this.contest) return;
      clearTimeout(this.timer);
      this.attempt = 0;
      if (pause) this.timer = setTimeout(() => this.send(), pause);
      else this.send();
    }

    keep() {
      const fields = wordsOf(this.form);
      const draft = { version: this.version?.value ?? "", fields, sent: this.sent, page: location.pathname };
      this.unkept = !drafts.write(this.url, draft);
      if (this.unkept) unsent.show();
      return draft;
    }

    /* Resolves when the form has nothing more to send, or can't send it now. */
    send(keepalive = false) {
      clearTimeout(this.timer);
      if (this.sending) return this.sending;
      if (!this.dirty || this.contest) return Promise.resolve();
      this.sending = this.sendOnce(keepalive).then(() => {
        this.sending = null;
        unsent.show();
        return this.dirty && !this.stuck ? this.send() : undefined;
      });
      return this.sending;
    }

    async sendOnce(keepalive) {
      this.dirty = false;
      this.sent = [...this.sent.slice(-4), wordsOf(this.form)];
      const draft = this.keep();
      this.slow = setTimeout(() => this.say("saving", strings.saving), 1200);
      const { kind, data } = await post(this.url, draft, keepalive);
      clearTimeout(this.slow);
      const outcomes = {
        saved: () => this.saved(data),
        contested: () => this.contested(data),
        wrong: () => this.wrong(data),
        refused: () => this.fail("gone", data.message || data.detail || strings.gone),
        out: () => this.fail("out", strings.signedOut, unsent.signInLink()),
        lost: () => this.lost(),
      };
      outcomes[kind]();
    }

    saved(data) {
      this.attempt = 0;
      this.sent = [];
      this.clearErrors();
      if (this.version && data.version !== undefined) this.version.value = data.version;
      if (this.dirty) {
        this.keep();
        this.show("");
      } else {
        drafts.drop(this.url);
        this.show("saved", savedAt(data));
      }
      exchange(data.fragments, this.form);
      this.form.dispatchEvent(new CustomEvent("autosave:saved", { bubbles: true, detail: data }));
      // One answer got through: the connection is back for the others too.
      for (const other of savers.values()) if (other !== this && other.state === "kept") other.send();
    }

    lost() {
      this.fail("kept", strings.kept);
      const pause = Math.min(LONGEST_PAUSE, 2000 * 2 ** this.attempt);
      this.attempt += 1;
      this.timer = setTimeout(() => this.send(), pause);
    }

    wrong(data) {
      this.clearErrors();
      for (const [name, sentences] of Object.entries(data.errors)) this.showError(name, [sentences].flat());
      this.fail("wrong", strings.wrong);
    }

    fail(state, text, ...more) {
      this.dirty = true;
      this.show(state, text, ...more);
    }

    /* Somebody has written in between. If it was ourselves, in a request whose answer was lost, it is no conflict. */
    contested(data) {
      this.dirty = true;
      const known = [...this.sent.slice(0, -1), wordsOf(this.form)];
      if (known.some((words) => sameWords(data.theirs, words))) {
        if (this.version) this.version.value = data.version;
        this.show("");
        return;
      }
      this.contest = data;
      this.show("conflict", "");
      this.showContest(data);
    }

    /* What the officer sees */

    show(state, text = "", ...more) {
      this.state = state;
      this.say(state, text, ...more);
      unsent.show();
    }

    say(state, text, ...more) {
      const status = this.form.querySelector("[data-autosave-status]");
      if (!status) return;
      status.dataset.state = state;
      // The same words said again are not read out again.
      if (status.textContent !== text || more.length) status.replaceChildren(text, ...more.flatMap((node) => [" ", node]));
    }

    clearErrors() {
      for (const old of this.form.querySelectorAll("[data-autosave-error]")) old.remove();
      for (const input of this.form.querySelectorAll("[data-autosave-invalid]")) {
        for (const name of ["data-autosave-invalid", "aria-invalid", "aria-errormessage"]) input.removeAttribute(name);
        input.classList.remove("is-invalid");
      }
    }

    showError(name, sentences) {
      const named = this.form.elements.namedItem(name);
      const input = named instanceof RadioNodeList ? named[0] : named;
      const id = `error-${this.url}-${name}`.replace(/[^\w-]+/g, "-");
      const note = element("div", { className: "field-error", id, role: "alert" }, sentences.join(" "));
      note.dataset.autosaveError = name;
      (input?.closest(".field") || this.form).append(note);
      if (!input) return;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-errormessage", id);
      input.setAttribute("data-autosave-invalid", "");
      if (input.matches(".form-control, .form-select")) input.classList.add("is-invalid");
    }

    showContest(data) {
      const mine = wordsOf(this.form);
      const theirs = Object.fromEntries(Object.entries(data.theirs).map(([name, value]) => [name, listed(value)]));
      const names = Object.keys(theirs).filter((name) => !same(theirs[name], mine[name] || []));
      const side = (title, words) =>
        element("div", { className: "conflict-side" }, element("h4", {}, title), element("dl", {},
          ...names.flatMap((name) => [
            element("dt", {}, data.labels?.[name] || name),
            element("dd", {}, this.inWords(name, words[name]) || strings.blank),
          ])));
      this.box?.remove();
      this.box = element("div", { className: "conflict", role: "alert" },
        element("p", {}, data.message || strings.conflict),
        element("div", { className: "conflict-sides" }, side(strings.mine, mine), side(strings.theirs, theirs)),
        element("div", { className: "form-actions" },
          button("btn btn-primary", strings.keepMine, () => this.keepMine()),
          button("btn", strings.takeTheirs, () => this.takeTheirs(theirs))));
      this.form.append(this.box);
    }

    /* A choice reads as its label, not as its value. */
    inWords(name, values = []) {
      const title = (value) => {
        const inputs = [...this.form.elements].filter((input) => input.name === name);
        const option = inputs.flatMap((input) => [...(input.options || [])]).find((one) => one.value === value);
        const choice = inputs.find((input) => ["radio", "checkbox"].includes(input.type) && input.value === value);
        return option?.textContent.trim() || choice?.labels?.[0]?.textContent.trim() || value;
      };
      return values.map(title).join(", ");
    }

    keepMine() {
      this.endContest();
      this.dirty = true;
      this.send();
    }

    takeTheirs(theirs) {
      const data = this.endContest();
      fill(this.form, theirs);
      this.dirty = false;
      drafts.drop(this.url);
      this.clearErrors();
      this.show("saved", savedAt(data));
    }

    endContest() {
      const data = this.contest;
      this.contest = null;
      this.sent = [];
      this.box.remove();
      if (this.version) this.version.value = data.version;
      this.show("");
      this.form.querySelector("textarea, input:not([type='hidden'], [type='file'])")?.focus();
      return data;
    }
  }

  function savedAt(data) {
    return strings.saved.replace("{time}", data.saved_at_label || "").trim();
  }

  /* Other parts of the page that the answer renewed: {id: html}. A part being typed in is left alone. */
  function exchange(fragments, form) {
    for (const [id, html] of Object.entries(fragments || {})) {
      const old = document.getElementById(id);
      if (!old || old.contains(form) || old.contains(document.activeElement)) continue;
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const fresh = holder.content.firstElementChild;
      old.replaceWith(holder.content);
      if (!fresh) continue;
      window.htmx?.process(fresh);
      scan(fresh);
    }
  }

  /* When to send ---------------------------------------------------------------------------------------------------- */

  function saverOf(form) {
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-autosave]")) return null;
    if (!savers.has(form)) savers.set(form, new Saver(form));
    return savers.get(form);
  }

  function retryAll() {
    const waiting = [...savers.values()].filter((saver) => saver.alive && saver.unsent && !["wrong", "conflict"].includes(saver.state));
    return Promise.all(waiting.map((saver) => saver.send()));
  }

  document.addEventListener("input", (event) => {
    const input = event.target;
    if (input.type === "file") return;
    const tapped = input.matches("[type='radio'], [type='checkbox'], select");
    saverOf(input.form)?.edited(tapped ? 0 : TYPING_PAUSE);
  });
  document.addEventListener("focusout", (event) => {
    const saver = savers.get(event.target.form);
    if (saver?.dirty && !saver.stuck) saver.send();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      retryAll().then(unsent.sendElsewhere);
      return;
    }
    for (const saver of savers.values()) if (saver.dirty && !saver.stuck) saver.send(true);
  });
  window.addEventListener("online", () => retryAll().then(unsent.sendElsewhere));
  window.addEventListener("pageshow", (event) => event.persisted && retryAll());

  /* Leaving is warned of only when something typed can't be sent just now; what is on its way is kept as a draft. */
  window.addEventListener("beforeunload", (event) => {
    const stuck = [...savers.values()].some((saver) => saver.alive && saver.unsent && saver.stuck);
    if ((stuck && !unsent.goingToSignIn) || window.oversightUploads?.waiting()) event.preventDefault();
  });

  /* Any other step of the page (“Complete”) waits until every answer is saved, so that it acts on what is seen. */
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const saver = saverOf(form);
    if (saver) {
      event.preventDefault();
      saver.edited(0);
      return;
    }
    const busy = () => [...savers.values()].some((one) => one.alive && one.unsent) || window.oversightUploads?.waiting();
    if (form.method !== "post" || form.matches("[data-leaves]") || !busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    await Promise.all([retryAll(), window.oversightUploads?.settled()]);
    submitter?.removeAttribute("aria-busy");
    if (busy()) unsent.warn(strings.wait);
    else form.requestSubmit(submitter?.isConnected ? submitter : undefined);
  }, true);

  /* Forms that arrive later (HTMX, fragments) bring back their own drafts. */
  function scan(root) {
    for (const form of savers.keys()) if (!form.isConnected) savers.delete(form);
    const found = root.matches?.("form[data-autosave]") ? [root] : root.querySelectorAll("form[data-autosave]");
    for (const form of found) {
      if (savers.has(form)) continue;
      const saver = saverOf(form);
      if (officer) saver.restore();
    }
  }

  /* What others have filled meanwhile comes line by line; a line being typed in waits until its words are saved. */
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target } = event.detail;
    const unsaved = [...savers.values()].some((saver) => saver.alive && saver.unsent && target.contains(saver.form));
    const typing = target.contains(document.activeElement) && document.activeElement.matches("textarea, select, [type='text']");
    if (unsaved || typing || target.querySelector(".upload")) event.detail.shouldSwap = false;
  });
  document.addEventListener("uploads:changed", () => unsent.show());
  document.addEventListener("htmx:load", (event) => scan(event.detail.elt));
  unsent.watch(() => [...savers.values()].filter((saver) => saver.alive), retryAll);
  scan(document);
  if (officer) unsent.sendElsewhere();
})();
