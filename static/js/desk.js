/* The alert desk: the feed renews itself, the keyboard moves and acknowledges. */
"use strict";

(function () {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const said = desk.querySelector("[data-live-said]");
  const coming = document.getElementById("alert-coming");
  const feed = () => document.getElementById("alert-feed");

  /* What is new ----------------------------------------------------------------------------------------------- */

  let busy = false;
  let wantedAgain = false;

  /* At once when nothing is under way; in a flood not oftener than the server answers. */
  function renew() {
    if (busy) {
      wantedAgain = true;
      return;
    }
    busy = true;
    const began = performance.now();
    window.htmx
      .ajax("GET", location.href, { target: "#alert-feed", swap: "outerHTML" })
      .catch(() => {})
      .finally(() => {
        const took = performance.now() - began;
        setTimeout(() => {
          busy = false;
          if (wantedAgain) {
            wantedAgain = false;
            renew();
          }
        }, Math.max(300, 2 * took));
      });
  }

  function concerns(alert) {
    if (document.getElementById(`matter-${alert.matter}`)) return true;
    return alert.mine || desk.dataset.whose === "all" || (desk.dataset.whose === "office" && alert.office);
  }

  /* The row stands at once, whole as soon as the server has drawn it. */
  function announce(alert) {
    if (!(alert.waits || alert.rings) || document.getElementById(`matter-${alert.matter}`) || !concerns(alert)) return;
    said.textContent = `${said.dataset.new} ${alert.title}`;
    const query = new URLSearchParams(location.search);
    if (feed().dataset.first !== "yes" || !["", "waiting"].includes(query.get("standing") || "")) return;
    if (query.get("office") || query.get("statutory")) return;
    const row = coming.content.firstElementChild.cloneNode(true);
    row.id = `matter-${alert.matter}`;
    const link = row.querySelector("[data-slot='title']");
    link.href = `/duties/${alert.duty}/`;
    link.textContent = alert.title;
    row.querySelector("[data-slot='at']").textContent = new Date(alert.raised_at).toLocaleTimeString([], { timeStyle: "short" });
    const empty = feed().querySelector(".empty-state");
    if (empty) empty.replaceWith(row);
    else feed().prepend(row);
  }

  document.addEventListener("alerts:news", (event) => {
    const news = event.detail;
    const found = news.alerts.filter((alert) => concerns(alert));
    found.forEach(announce);
    if (news.reload || found.length) renew();
  });
  /* Minutes pass: what was coming is overdue, who had it has it no longer. */
  setInterval(() => document.hidden || renew(), 60000);

  /* The keyboard ---------------------------------------------------------------------------------------------- */

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.(".matter");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === "KeyA") {
      row.querySelector("[data-take]")?.click();
    } else if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      const rows = [...feed().querySelectorAll(".matter")];
      rows[rows.indexOf(row) + (event.code === "ArrowDown" ? 1 : -1)]?.querySelector(".matter-title a").focus();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
