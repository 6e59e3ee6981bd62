/* Clocks that run: an element with data-term says how long is left, in the words the server wrote it with. Without a
   script the words are those of the moment the page was made. Nobody is told of every second: role=timer is silent. */
"use strict";

(function () {
  const strings = document.getElementById("clock-strings")?.dataset;
  if (!strings) return;
  /* A phone's clock may be wrong; the server's was right when it made the page. */
  const ahead = Date.parse(strings.now) - (performance.timeOrigin + performance.getEntriesByType("navigation")[0].responseStart);
  const SOON = 6 * 3600;

  function fill(sentence, values) {
    return sentence.replace(/%\((\w+)\)(?:(0)?(\d)?d|s)/g, (whole, name, zero, width) =>
      zero ? String(values[name]).padStart(Number(width), "0") : String(values[name])
    );
  }

  function lengthOf(seconds) {
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (days >= 2) return fill(strings.days, { days, hours: hours - days * 24 });
    if (hours) return fill(strings.hours, { hours, minutes: minutes % 60 });
    if (minutes >= 10) return fill(strings.minutes, { minutes });
    return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function show(clock, now) {
    const left = (Date.parse(clock.dataset.term) - now) / 1000;
    const late = left < 0;
    const words = fill(late ? strings.overdue : strings.left, { length: lengthOf(Math.floor(Math.abs(left))) });
    if (clock.textContent !== words) clock.textContent = words;
    const soon = !late && left < SOON;
    clock.classList.toggle("late", late);
    clock.classList.toggle("soon", soon);
    const chip = clock.closest(".state");
    chip?.classList.toggle("state-bad", late);
    chip?.classList.toggle("state-warn", soon);
    chip?.classList.toggle("state-plain", !late && !soon);
  }

  function tick() {
    if (document.hidden) return;
    const now = Date.now() + ahead;
    for (const clock of document.querySelectorAll("[data-term]")) show(clock, now);
  }

  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("htmx:afterSettle", tick);
  tick();
})();
