/* Running clocks: <span data-due="moment"> says how much time is left, and turns red when it has passed.
   Without this script they stay as they were when the page was made. */
"use strict";

(function () {
  const SOON = 6 * 3600;
  const DAYS = 72 * 3600;

  function words(clock, seconds) {
    const length = Math.abs(seconds);
    const name = seconds < 0 ? "late" : "left";
    if (length >= DAYS) return clock.dataset[`${name}Days`].replace("{d}", Math.floor(length / 86400));
    const minutes = String(Math.floor((length % 3600) / 60)).padStart(2, "0");
    return clock.dataset[name].replace("{h}", Math.floor(length / 3600)).replace("{m}", minutes);
  }

  function tick() {
    for (const clock of document.querySelectorAll("[data-due]")) {
      const place = clock.querySelector("[data-due-words]");
      if (!place) continue;
      const seconds = (Date.parse(clock.dataset.due) - Date.now()) / 1000;
      const said = words(clock, seconds);
      if (place.textContent !== said) place.textContent = said;
      clock.classList.toggle("state-bad", seconds < 0);
      clock.classList.toggle("state-warn", seconds >= 0 && seconds < SOON);
      clock.classList.toggle("state-plain", seconds >= SOON);
    }
  }

  setInterval(tick, 5000);
  document.addEventListener("htmx:afterSwap", tick);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
})();
