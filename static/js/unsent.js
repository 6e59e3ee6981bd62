/* What has not reached the server yet: the banner that counts it, and the drafts whose form is on another page. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset;
  if (!strings) return;
  const { drafts, post, element, button } = window.oversight;

  /* Filled by autosave.js: the savers of the forms on this page, and what sends them all again. */
  let saversHere = () => [];
  let retryAll = () => {};

  /* Drafts whose form is on another page --------------------------------------------------------------------------- */

  const elsewhere = new Map(); // url → how it ended; absent when nothing waits

  async function sendElsewhere() {
    const here = new Set(saversHere().map((saver) => saver.url));
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
      const here = saversHere();
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

  /* Signing in again ------------------------------------------------------------------------------------------------ */

  function signInLink() {
    const next = encodeURIComponent(location.pathname + location.search);
    const link = element("a", { href: `${strings.signInUrl}?next=${next}` }, strings.signIn);
    link.addEventListener("click", () => { unsent.goingToSignIn = true; });
    return link;
  }

  const unsent = {
    goingToSignIn: false,
    show: () => banner.show(),
    warn: (text) => banner.warn(text),
    sendElsewhere,
    signInLink,
    watch(savers, retry) {
      saversHere = savers;
      retryAll = retry;
    },
  };
  window.oversight.unsent = unsent;
})();
