/* Registering an emergency: what is typed is kept on this device, sent once under its key, and sent by itself when the
   connection is back — with the moment of receipt as it was typed. Needs words.js; without a script it is a plain form. */
"use strict";

(function () {
  const form = document.querySelector("form[data-register]");
  if (!form || !window.oversight) return;
  const { officer, drafts, wordsOf, fill, post, element } = window.oversight;
  const strings = document.getElementById("autosave-strings").dataset;
  const TYPED = `typed:${officer}:${location.pathname}`;
  const LONGEST_PAUSE = 60000;
  const status = form.querySelector("[data-register-status]");
  let attempt = 0;
  let timer = 0;
  let sending = false;

  /* Every emergency waits under its own key: several may be typed while there is no connection. */
  function url() {
    return `${form.getAttribute("action")}?key=${form.elements.key.value}`;
  }

  function say(state) {
    status.hidden = !state;
    status.querySelector("p").textContent = state ? form.dataset[`strings${state}`] : "";
    if (state === "Out") status.querySelector("p").append(" ", element("a", { href: `${strings.signInUrl}?next=${encodeURIComponent(location.pathname)}` }, strings.signIn));
  }

  function busy(is) {
    const button = form.querySelector("[type='submit']");
    if (is) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
    delete form.dataset.sent;
  }

  function keepTyped() {
    try {
      localStorage.setItem(TYPED, JSON.stringify(wordsOf(form)));
    } catch {
      /* No room: what is typed stays in the page. */
    }
  }

  function forgetTyped() {
    localStorage.removeItem(TYPED);
  }

  function clearErrors() {
    for (const old of form.querySelectorAll("[data-register-error]")) old.remove();
    for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }

  function showErrors(data) {
    clearErrors();
    for (const [name, sentences] of Object.entries(data.errors)) {
      const input = name && form.elements.namedItem(name);
      const note = element("div", { className: "field-error", role: "alert" }, sentences.join(" "));
      note.dataset.registerError = name;
      if (input) input.setAttribute("aria-invalid", "true");
      (input?.closest(".field") || form.querySelector(".card-body")).append(note);
      input?.closest("details")?.setAttribute("open", "");
    }
    if (data.similar) document.getElementById("similar").innerHTML = data.similar;
    (form.querySelector("[aria-invalid]") || document.getElementById("similar")).scrollIntoView({ block: "center" });
  }

  async function send() {
    clearTimeout(timer);
    if (sending) return;
    sending = true;
    busy(true);
    const fields = wordsOf(form);
    // Once it had to wait, nobody is there to be asked whether it is the same: the card says so instead.
    if (attempt) fields.anyway = ["1"];
    const draft = { version: "", fields, sent: [], page: location.pathname };
    drafts.write(url(), draft);
    const { kind, data } = await post(url(), draft, false);
    sending = false;
    if (kind === "saved") {
      drafts.drop(url());
      forgetTyped();
      location.assign(data.location);
      return;
    }
    busy(false);
    if (kind === "lost") {
      attempt += 1;
      say("Kept");
      timer = setTimeout(send, Math.min(LONGEST_PAUSE, 2000 * 2 ** (attempt - 1)));
      return;
    }
    if (kind === "out") {
      say("Out");
      return;
    }
    // Refused: nothing of it waits on the device, the words are in the page.
    drafts.drop(url());
    attempt = 0;
    if (kind === "wrong") {
      say(Object.keys(data.errors).length ? "Wrong" : "");
      showErrors(data);
    } else {
      say("Wrong");
      showErrors({ errors: { "": [data.message || data.detail || strings.gone] } });
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    clearErrors();
    send();
  }, true);
  form.addEventListener("input", keepTyped);
  form.addEventListener("change", keepTyped);
  window.addEventListener("online", () => attempt && send());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && attempt && send());

  /* A closed tab or a dead battery: what was typed and not sent comes back, under its own key. */
  try {
    const typed = JSON.parse(localStorage.getItem(TYPED));
    if (typed && !new URLSearchParams(location.search).has("facility")) {
      fill(form, typed);
      if (drafts.read(url())) {
        attempt = 1;
        send();
      }
    }
  } catch {
    forgetTyped();
  }
})();
