/* What autosaving works with: the words of a form, the drafts kept on this device, and one request to the server. */
"use strict";

window.oversight = (function () {
  const ANSWER_WITHIN = 20000;
  const NOT_WORDS = new Set(["csrfmiddlewaretoken", "version"]);
  const officer = document.body.dataset.officer || "";
  const PREFIX = `draft:${officer}:`;

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

  /* Elements ------------------------------------------------------------------------------------------------------ */

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

  return { officer, drafts, wordsOf, fill, listed, same, sameWords, cookie, token, post, element, button };
})();
