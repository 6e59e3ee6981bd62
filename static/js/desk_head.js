/* What every desk has above it: whether it is live, and the switch of the sound. */
"use strict";

(function () {
  const status = document.querySelector("[data-live-status]");
  const button = document.querySelector("[data-sound]");

  function showSound() {
    const state = window.alertSound.state;
    button.hidden = false;
    button.dataset.state = state;
    button.setAttribute("aria-pressed", String(state !== "off"));
    button.querySelector("span").textContent = button.dataset[state];
  }

  if (button && window.alertSound && window.AudioContext) {
    button.addEventListener("click", () => window.alertSound.set(window.alertSound.state !== "on"));
    document.addEventListener("alerts:sound", showSound);
    showSound();
  }
  if (status) {
    document.addEventListener("alerts:state", (event) => {
      status.textContent = status.dataset[event.detail] || "";
      status.dataset.state = event.detail;
    });
  }
})();
