/* Alerts reach every page while it is open: a stream of events, and where that is blocked a question every few seconds.
   Of the tabs of one browser one holds the stream and tells the others. Nothing here is needed for a page to work. */
"use strict";

(function () {
  const place = document.getElementById("live");
  if (!place || !window.fetch) return;
  const { officer, desk, pulse } = place.dataset;
  const FIRST_WORD = 5000; // A stream that says nothing for so long is being held back somewhere on the way.
  const SILENCE = 40000; // Beats come every 15 seconds.
  const TICKET = 50000;
  const HEARD = `alerts-heard-${officer}`;
  const SOUND = "alerts-sound";
  const COUNT = `alerts-waiting-${officer}`;
  const onDesk = Boolean(document.querySelector("[data-desk]"));
  const title = document.title;
  const others = "BroadcastChannel" in window ? new BroadcastChannel(`alerts-${officer}`) : null;

  let since = place.dataset.since;
  let stream = { url: place.dataset.stream, ticket: place.dataset.ticket, until: performance.now() + TICKET };
  let state = "";
  let leads = false;
  let source = null;
  let failures = 0;
  let quiet, asking, again;

  /* What is new ---------------------------------------------------------------------------------------------- */

  function take(news) {
    if (Date.parse(news.at) > Date.parse(since)) since = news.at;
    if (news.waiting !== undefined) showCount(news.waiting);
    ring(news.alerts.filter((alert) => alert.rings && wanted(alert)));
    document.dispatchEvent(new CustomEvent("alerts:news", { detail: news }));
  }

  /* On the desk the list that is shown decides, elsewhere only what was told to the reader. */
  function wanted(alert) {
    const whose = document.querySelector("[data-desk]")?.dataset.whose || "mine";
    return alert.mine || whose === "all" || (whose === "office" && alert.office);
  }

  function showCount(waiting) {
    store(COUNT, String(waiting));
    document.title = waiting ? `(${waiting}) ${title}` : title;
    for (const link of document.querySelectorAll(`.nav-item[href="${desk}"], .tabbar-item[href="${desk}"]`)) {
      let badge = link.querySelector(".count");
      if (!badge) {
        badge = document.createElement("span");
        badge.className = "count nav-count";
        link.append(badge);
      }
      badge.hidden = !waiting;
      badge.innerHTML = "";
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = ` ${place.dataset.waiting} `;
      badge.append(words, waiting > 99 ? "99+" : String(waiting));
    }
  }

  function show(next) {
    if (state === next) return;
    state = next;
    document.documentElement.dataset.live = state;
    document.dispatchEvent(new CustomEvent("alerts:state", { detail: state }));
  }

  /* Sound: asked for by a tap, remembered on this device, and woken by the first tap on each page. -------------- */

  let audio = null;
  const sound = {
    get wanted() {
      return read(SOUND) === "1";
    },
    get state() {
      if (!this.wanted) return "off";
      return audio?.state === "running" ? "on" : "asleep";
    },
    async set(on) {
      store(SOUND, on ? "1" : "0");
      if (on) {
        await wake();
        beep();
      }
      tellSound();
    },
    ring,
  };
  window.alertSound = sound;

  async function wake() {
    if (!sound.wanted || !window.AudioContext) return;
    audio ||= new AudioContext();
    if (audio.state !== "running") await audio.resume().catch(() => {});
    tellSound();
  }

  function tellSound() {
    document.dispatchEvent(new CustomEvent("alerts:sound", { detail: sound.state }));
  }

  function beep() {
    if (audio?.state !== "running") return false;
    for (const [number, pitch] of [880, 660, 880].entries()) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const begins = audio.currentTime + number * 0.22;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, begins);
      volume.gain.exponentialRampToValueAtTime(0.3, begins + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, begins + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(begins);
      tone.stop(begins + 0.2);
    }
    return true;
  }

  /* Each repetition rings once, in one of the tabs; what comes together rings together. */
  function ring(alerts) {
    const heard = JSON.parse(read(HEARD) || "[]");
    const fresh = alerts.map((alert) => `${alert.id}.${alert.repeats}`).filter((key) => !heard.includes(key));
    if (!fresh.length || !sound.wanted || !beep()) return;
    store(HEARD, JSON.stringify([...heard, ...fresh].slice(-500)));
    place.dataset.rung = String(Number(place.dataset.rung || 0) + 1);
  }

  /* The stream ------------------------------------------------------------------------------------------------ */

  function connect() {
    close();
    source = new EventSource(`${stream.url}?${new URLSearchParams({ ticket: stream.ticket, since })}`);
    stream.until = 0; // A ticket opens one stream.
    expect(FIRST_WORD);
    source.addEventListener("alerts", (event) => {
      expect(SILENCE);
      failures = 0;
      clearTimeout(asking);
      enter("on");
      give(JSON.parse(event.data));
    });
    source.addEventListener("beat", () => expect(SILENCE));
    source.addEventListener("renew", () => {
      close();
      ask();
    });
    source.addEventListener("error", lose);
  }

  function expect(within) {
    clearTimeout(quiet);
    quiet = setTimeout(lose, within);
  }

  function close() {
    clearTimeout(quiet);
    source?.close();
    source = null;
  }

  function lose() {
    close();
    failures += 1;
    if (state === "on" || state === "") enter("polling");
    again = performance.now() + Math.min(60000, 500 * 2 ** failures);
    clearTimeout(asking);
    asking = setTimeout(ask, Math.random() * 500);
  }

  /* One question for what is new; its answer brings the ticket with which the stream is tried again. */
  async function ask() {
    clearTimeout(asking);
    try {
      const answer = await fetch(`${pulse}?${new URLSearchParams({ since })}`, { headers: { Accept: "application/json" } });
      if (answer.redirected || answer.status === 404 || answer.status === 403) return enter("out");
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      stream = { ...news.stream, until: performance.now() + TICKET };
      if (state !== "on") enter("polling");
      give(news);
      if (!failures || performance.now() >= again) return connect();
    } catch {
      enter("off");
    }
    asking = setTimeout(ask, onDesk && !document.hidden ? 3000 : document.hidden ? 30000 : 10000);
  }

  function enter(next) {
    show(next);
    if (leads) others?.postMessage({ state: next });
  }

  function give(news) {
    take(news);
    if (leads) others?.postMessage({ news });
  }

  function lead() {
    leads = true;
    if (performance.now() < stream.until) connect();
    else ask();
  }

  /* A tab that doesn't lead asks once for what came before it began to listen. */
  async function follow() {
    const answer = await fetch(`${pulse}?${new URLSearchParams({ since })}`).catch(() => null);
    if (!leads && answer?.ok && !answer.redirected) {
      take(await answer.json());
      if (!state) show("on");
    }
  }

  function begin() {
    others?.addEventListener("message", (event) => {
      if (leads) return;
      if (event.data.state) show(event.data.state);
      if (event.data.news) take(event.data.news);
    });
    if (navigator.locks && others) {
      navigator.locks.request(`alerts-${officer}`, () => {
        lead();
        return new Promise(() => {});
      });
      setTimeout(() => leads || follow(), 300);
    } else {
      lead();
    }
  }

  function read(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  function store(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      /* Without a memory the count comes with the first news. */
    }
  }

  const known = Number(read(COUNT));
  if (known) showCount(known);
  window.addEventListener("online", () => leads && state !== "on" && ask());
  document.addEventListener("visibilitychange", () => !document.hidden && leads && state !== "on" && state !== "" && ask());
  for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, wake, { once: true });
  begin();
})();
