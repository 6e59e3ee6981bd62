/* Small conveniences of every page. Nothing here is needed for a page to work. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset || {};

  /* A form that came back with errors: the keyboard and the screen reader begin at the list of them. */
  function focusErrors() {
    const summary = document.querySelector("[data-error-summary]") || document.querySelector("[aria-invalid='true']");
    summary?.focus();
  }

  /* A link of the summary leads into the field itself, also where the field is a group of choices. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-error-summary] a[href^='#']");
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    const input = target.matches("fieldset") ? target.querySelector("input, select, textarea") : target;
    target.scrollIntoView({ block: "center" });
    (input || target).focus({ preventScroll: true });
  });

  /* A second tap on “Complete” must not complete twice. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[data-autosave], [hx-post]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const button = event.submitter || form.querySelector("[type='submit']");
    if (button?.matches(".btn")) {
      button.setAttribute("aria-busy", "true");
      button.title = strings.sending || "";
    }
  });

  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("[aria-busy='true']")) button.removeAttribute("aria-busy");
  });

  /* Menus are <details>: they close on Escape, on a tap elsewhere, and when another opens. */
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    }
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-menu]")) {
      const menu = event.target.closest("details");
      menu.open = false;
      menu.querySelector("summary").focus();
      return;
    }
    const menu = event.target.closest("details[data-menu]");
    // Words half typed in an open panel are not thrown away by a tap beside it.
    if (!menu && document.querySelector("details[data-menu][open] textarea")) return;
    closeMenus(menu);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details[data-menu][open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  /* Empty filters stay out of the address. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-filters]")) return;
    for (const field of event.target.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
    window.addEventListener("pageshow", () => {
      for (const field of event.target.elements) field.disabled = false;
    });
  });

  /* Showing the password, printing. */
  for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const reveal = event.target.closest("[data-reveal]");
    if (reveal) {
      const input = document.getElementById(reveal.dataset.reveal);
      const shown = input.type === "password";
      input.type = shown ? "text" : "password";
      reveal.setAttribute("aria-pressed", String(shown));
    }
    if (event.target.closest("[data-print]")) window.print();
  });

  focusErrors();
})();
