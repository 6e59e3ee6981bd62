/* Typing is never lost. What this promises, and what it asks of the server, is written in docs/design.md.

   Every <form data-autosave="URL"> is sent as it is typed. Before anything is sent it is written to this device
   (a "draft"), and the draft goes only when the server has said that it has the words. A lost connection, an ended
   session, a closed tab or a dead battery therefore cost nothing: the draft is sent by the next page that opens. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset;
  if (!strings) return;

  const OFFICER = document.body.dataset.officer || "";
  const PREFIX = `draft:${OFFICER}:`;
  const TYPING_PAUSE = 600;
  const ANSWER_WITHIN = 20000;
  const LONGEST_PAUSE = 60000;
  const NOT_WORDS = new Set(["csrfmiddlewaretoken", "version"]);

  /* Drafts on this device ----------------------------------------------------------------------------------------- */

  const drafts = {
    /* null when there is none; a draft is {version, fields, sent, page} */
    read(url) {
      try {
        return JSON.parse(localStorage.getItem(PREFIX + url));
      } catch {
        return null;
      }
    },
    write(url, draft) {
      try {
        localStorage.setItem(PREFIX + url, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    drop(url) {
      try {
        localStorage.removeItem(PREFIX + url);
      } catch {
        /* Nothing was kept, so nothing is left behind. */
      }
    },
    urls() {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
      } catch {
        return [];
      }
    },
  };

  /* Reading and filling a form ------------------------------------------------------------------------------------ */

  function wordsOf(form) {
    const words = {};
    for (const input of form.elements) {
      if (!input.name || input.type === "file" || input.disabled || NOT_WORDS.has(input.name)) continue;
      if (input.matches("button, fieldset, output, [type='submit'], [type='button'], [type='reset']")) continue;
      words[input.name] ||= [];
      if (input.type === "radio" || input.type === "checkbox") {
        if (input.checked) words[input.name].push(input.value);
      } else if (input.type === "select-multiple") {
        words[input.name].push(...[...input.selectedOptions].map((option) => option.value));
      } else {
        words[input.name].push(input.value);
      }
    }
    return words;
  }

  function fill(form, words) {
    for (const [name, values] of Object.entries(words)) {
      let at = 0;
      for (const input of form.elements) {
        if (input.name !== name || input.type === "file") continue;
        if (input.type === "radio" || input.type === "checkbox") {
          input.checked = values.includes(input.value);
        } else if (input.type === "select-multiple") {
          for (const option of input.options) option.selected = values.includes(option.value);
        } else {
          input.value = values[at] ?? "";
          at += 1;
        }
      }
    }
  }

  /* The server's plain value of a field, as the form would send it. */
  function listed(value) {
    if (Array.isArray(value)) return value.map(String);
    if (value === null || value === undefined || value === "") return [];
    return [String(value)];
  }

  /* Browsers send \r\n where a page shows \n, and the server drops spaces at the ends: the same words. */
  function same(one, other) {
    const plain = (values) => JSON.stringify(values.map((value) => value.trim().replace(/\r\n?/g, "\n")).filter(Boolean));
    return plain(one) === plain(other);
  }

  function sameWords(theirs, mine) {
    return Object.entries(theirs).every(([name, value]) => same(listed(value), mine[name] || []));
  }

  /* One request --------------------------------------------------------------------------------------------------- */

  function cookie(name) {
    const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  }

  /* The cookie's token is newer than the page's when the officer has signed in again in another tab. */
  function token() {
    return cookie("csrftoken") || document.querySelector("[name='csrfmiddlewaretoken']")?.value || "";
  }

  /* → {kind, data}; kinds: saved, contested, wrong, refused, out, lost */
  async function post(url, draft, keepalive) {
    const body = new FormData();
    for (const [name, values] of Object.entries(draft.fields)) {
      for (const value of values) body.append(name, value);
    }
    body.append("version", draft.version);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), ANSWER_WITHIN);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        keepalive,
        redirect: "manual",
        credentials: "same-origin",
        signal: stop.signal,
        headers: { "X-Autosave": "1", "X-CSRFToken": token(), Accept: "application/json" },
      });
      return await understood(answer);
    } catch {
      return { kind: "lost" };
    } finally {
      clearTimeout(timer);
    }
  }

  async function understood(answer) {
    // Autosaving never redirects, except to the sign-in page.
    if (answer.type === "opaqueredirect" || answer.status === 401) return { kind: "out" };
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    if (answer.status >= 500 || answer.status === 429 || (answer.ok && !json)) return { kind: "lost" };
    // A refusal in our own words is JSON; the other 403 is the token of a session that has ended.
    if (answer.status === 403 && !json) return { kind: "out" };
    const data = json ? await answer.json() : {};
    if (answer.ok) return { kind: "saved", data };
    if (answer.status === 409 && data.theirs) return { kind: "contested", data };
    if (answer.status === 422 && data.errors) return { kind: "wrong", data };
    return { kind: "refused", data };
  }

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
      if (this.unkept) banner.show();
      return draft;
    }

    /* Resolves when the form has nothing more to send, or can't send it now. */
    send(keepalive = false) {
      clearTimeout(this.timer);
      if (this.sending) return this.sending;
      if (!this.dirty || this.contest) return Promise.resolve();
      this.sending = this.sendOnce(keepalive).then(() => {
        this.sending = null;
        banner.show();
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
        out: () => this.fail("out", strings.signedOut, signInLink()),
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
      banner.show();
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

  function signInLink() {
    const next = encodeURIComponent(location.pathname + location.search);
    const link = element("a", { href: `${strings.signInUrl}?next=${next}` }, strings.signIn);
    link.addEventListener("click", () => { goingToSignIn = true; });
    return link;
  }

  let goingToSignIn = false;

  function button(className, text, onclick) {
    const made = element("button", { type: "button", className }, text);
    made.addEventListener("click", onclick);
    return made;
  }

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    const { role, ...rest } = properties;
    if (role) made.setAttribute("role", role);
    Object.assign(made, rest);
    made.append(...children);
    return made;
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

  /* Drafts whose form is on another page --------------------------------------------------------------------------- */

  const elsewhere = new Map(); // url → how it ended; absent when nothing waits

  async function sendElsewhere() {
    const here = new Set([...savers.values()].filter((saver) => saver.alive).map((saver) => saver.url));
    for (const url of drafts.urls()) {
      if (here.has(url) || ["contested", "wrong", "refused"].includes(elsewhere.get(url))) continue;
      const draft = drafts.read(url);
      if (!draft) continue;
      const { kind } = await post(url, draft, false);
      if (kind === "saved") {
        // Typed further in another tab meanwhile: that tab sends the rest.
        if (JSON.stringify(drafts.read(url)?.fields) === JSON.stringify(draft.fields)) drafts.drop(url);
        elsewhere.delete(url);
      } else {
        elsewhere.set(url, kind);
      }
      if (["lost", "out"].includes(kind)) break;
    }
    banner.show();
  }

  /* The banner ------------------------------------------------------------------------------------------------------ */

  const banner = {
    node: document.querySelector("[data-offline-banner]"),
    said: "",

    show() {
      if (!this.node) return;
      const here = [...savers.values()].filter((saver) => saver.alive);
      const stuck = here.filter((saver) => ["kept", "out", "gone"].includes(saver.state));
      const others = [...elsewhere.keys()].filter((url) => drafts.read(url));
      const count = stuck.length + others.length + (window.oversightUploads?.lost() || 0);
      const unkept = here.some((saver) => saver.unkept && saver.unsent);
      const text = unkept ? strings.full : count ? strings.unsent.replace("{count}", count) : "";
      const key = [text, ...stuck.map((saver) => saver.state), ...others].join();
      if (key === this.said) return;
      this.said = key;
      this.node.hidden = !text;
      if (text) this.node.replaceChildren(element("span", {}, text), ...this.steps(stuck, others));
    },

    steps(stuck, others) {
      if (stuck.some((saver) => saver.state === "out") || others.some((url) => elsewhere.get(url) === "out")) return [signInLink()];
      if (stuck.some((saver) => saver.state === "kept")) return [button("", strings.tryNow, retryAll)];
      return others.length ? [button("", strings.showKept, () => showKept(others))] : [];
    },

    warn(text) {
      if (!this.node) return;
      this.said = text;
      this.node.hidden = false;
      this.node.replaceChildren(element("span", {}, text));
    },
  };

  /* What could not be sent from another page: read it, open that page, or throw it away. */
  function showKept(urls) {
    const dialog = element("dialog", { className: "kept" }, element("h2", {}, strings.showKept));
    for (const url of urls) {
      const draft = drafts.read(url);
      if (!draft) continue;
      const words = Object.values(draft.fields).flat().filter(Boolean).join("\n");
      const row = element("section", { className: "kept-row" }, element("p", {}, words));
      row.append(element("div", { className: "form-actions" },
        element("a", { className: "btn", href: draft.page }, strings.openPage),
        button("btn btn-quiet", strings.discard, () => {
          drafts.drop(url);
          elsewhere.delete(url);
          row.remove();
          banner.show();
          if (!dialog.querySelector(".kept-row")) dialog.close();
        })));
      dialog.append(row);
    }
    dialog.append(button("btn btn-primary", strings.close, () => dialog.close()));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
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
      retryAll();
      return;
    }
    for (const saver of savers.values()) if (saver.dirty && !saver.stuck) saver.send(true);
  });
  window.addEventListener("online", () => retryAll().then(sendElsewhere));
  window.addEventListener("pageshow", (event) => event.persisted && retryAll());

  /* Leaving is warned of only when something typed can't be sent just now; what is on its way is kept as a draft. */
  window.addEventListener("beforeunload", (event) => {
    const stuck = [...savers.values()].some((saver) => saver.alive && saver.unsent && saver.stuck);
    if ((stuck && !goingToSignIn) || window.oversightUploads?.waiting()) event.preventDefault();
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
    if (busy()) banner.warn(strings.wait);
    else form.requestSubmit(submitter?.isConnected ? submitter : undefined);
  }, true);

  /* Forms that arrive later (HTMX, fragments) bring back their own drafts. */
  function scan(root) {
    for (const form of savers.keys()) if (!form.isConnected) savers.delete(form);
    const found = root.matches?.("form[data-autosave]") ? [root] : root.querySelectorAll("form[data-autosave]");
    for (const form of found) {
      if (savers.has(form)) continue;
      const saver = saverOf(form);
      if (OFFICER) saver.restore();
    }
  }

  document.addEventListener("uploads:changed", () => banner.show());
  document.addEventListener("htmx:load", (event) => scan(event.detail.elt));
  scan(document);
  if (OFFICER) sendElsewhere();
})();
