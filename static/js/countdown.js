/* Clocks that run: every [data-countdown] says how much is left, or by how much it is overdue. Without a script it says by when. */
"use strict";

(function () {
  function words(node, minutes) {
    const hours = Math.floor(minutes / 60);
    const { hours: h, minutes: min } = node.dataset;
    return hours ? `${hours} ${h} ${minutes % 60} ${min}` : `${minutes} ${min}`;
  }

  /* A minute that has begun is still left; one that is not over is not yet overdue. */
  function show() {
    for (const node of document.querySelectorAll("[data-countdown]")) {
      const seconds = (new Date(node.dataset.countdown) - Date.now()) / 1000;
      const late = seconds < 0;
      const minutes = late ? Math.floor(-seconds / 60) : Math.ceil(seconds / 60);
      const text = (late ? node.dataset.over : node.dataset.left).replace("{time}", words(node, minutes));
      if (node.textContent !== text) node.textContent = text;
      node.classList.toggle("late", late);
    }
  }

  show();
  setInterval(show, 1000);
  document.addEventListener("htmx:load", show);
})();
