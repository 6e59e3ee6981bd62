/* Files are sent as soon as they are chosen, one after another, each with its progress.

   <div data-upload-url="URL"> holds <input type="file" data-upload> and a list [data-upload-done]. The answer to a file
   is JSON {html}: its row of the list. A file that could not be sent stays, with the reason and “Try again”. */
"use strict";

(function () {
  const strings = document.getElementById("autosave-strings")?.dataset;
  if (!strings) return;

  const uploads = new Set();
  let working = null;

  class Upload {
    constructor(file, input) {
      this.file = file;
      this.name = input.name || "file";
      this.holder = input.closest("[data-upload-url]");
      this.url = this.holder.dataset.uploadUrl;
      this.limit = Number(input.dataset.maxBytes || 0);
      this.state = "waits";
      this.draw();
    }

    draw() {
      this.row = document.createElement("li");
      this.row.className = "upload";
      this.progress = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
      this.progress.setAttribute("aria-label", this.file.name);
      this.status = Object.assign(document.createElement("span"), { className: "upload-status" });
      this.status.setAttribute("role", "status");
      this.buttons = Object.assign(document.createElement("span"), { className: "upload-buttons" });
      const name = Object.assign(document.createElement("span"), { className: "upload-name", textContent: this.file.name });
      this.row.append(name, this.buttons, this.progress, this.status);
      this.list().append(this.row);
    }

    list() {
      const found = this.holder.querySelector(".uploads");
      if (found) return found;
      const made = Object.assign(document.createElement("ul"), { className: "uploads" });
      const done = this.holder.querySelector("[data-upload-done]");
      if (done) done.after(made);
      else this.holder.prepend(made);
      return made;
    }

    say(state, text) {
      this.state = state;
      document.dispatchEvent(new Event("uploads:changed"));
      this.row.dataset.state = state === "lost" || state === "refused" ? "failed" : state;
      this.status.textContent = text;
      this.progress.hidden = state !== "sending";
      this.buttons.replaceChildren();
      if (state === "lost" || state === "refused") {
        this.buttons.append(
          this.button("btn", strings.retry, () => { this.say("waits", strings.uploadWaits); work(); }),
          this.button("btn btn-quiet", strings.remove, () => this.remove()),
        );
      }
    }

    button(className, text, onclick) {
      const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
      made.addEventListener("click", onclick);
      return made;
    }

    remove() {
      uploads.delete(this);
      this.row.remove();
      document.dispatchEvent(new Event("uploads:changed"));
    }

    tooLarge() {
      if (!this.limit || this.file.size <= this.limit) return false;
      const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
      this.say("refused", strings.uploadLarge.replace("{size}", megabytes(this.file.size)).replace("{limit}", megabytes(this.limit)));
      return true;
    }

    send() {
      if (this.tooLarge()) return Promise.resolve();
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open("POST", this.url);
        request.setRequestHeader("X-Autosave", "1");
        request.setRequestHeader("X-CSRFToken", window.oversight.token());
        request.setRequestHeader("Accept", "application/json");
        request.upload.addEventListener("progress", (event) => {
          if (!event.lengthComputable) return;
          this.progress.value = Math.round((event.loaded / event.total) * 100);
          this.status.textContent = strings.uploading.replace("{percent}", this.progress.value);
        });
        request.addEventListener("loadend", () => { this.answered(request); resolve(); });
        this.say("sending", strings.uploading.replace("{percent}", 0));
        const body = new FormData();
        body.append(this.name, this.file, this.file.name);
        request.send(body);
      });
    }

    answered(request) {
      const data = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && data?.html) this.done(data.html);
      else if (request.status === 0 || request.status >= 500) this.say("lost", strings.uploadFailed);
      else if (!data) this.signedOut();
      else this.say("refused", sentence(data));
    }

    signedOut() {
      this.say("lost", strings.signedOut);
      const link = document.createElement("a");
      link.href = strings.signInUrl;
      link.target = "_blank";
      link.textContent = strings.signIn;
      this.status.append(" ", link);
    }

    done(html) {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const fresh = holder.content.firstElementChild;
      // The same photo chosen twice is one file on the server, and one row here.
      if (fresh?.id && document.getElementById(fresh.id)) return this.remove();
      const list = this.holder.querySelector("[data-upload-done]");
      if (list) list.append(holder.content);
      else this.row.before(holder.content);
      if (fresh) window.htmx?.process(fresh);
      this.remove();
    }
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  function sentence(data) {
    const errors = Object.values(data.errors || {}).flat();
    return errors.join(" ") || data.message || data.detail || strings.uploadRefused;
  }

  function work() {
    working ||= (async () => {
      for (let next; (next = [...uploads].find((one) => one.state === "waits")); ) await next.send();
      working = null;
    })();
    return working;
  }

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type='file'][data-upload]")) return;
    for (const file of input.files) {
      const upload = new Upload(file, input);
      upload.say("waits", strings.uploadWaits);
      uploads.add(upload);
    }
    // Emptied, so that the same photo can be chosen again and is not sent a second time with the form.
    input.value = "";
    work();
  });

  function retryLost() {
    for (const upload of uploads) if (upload.state === "lost") upload.say("waits", strings.uploadWaits);
    work();
  }

  window.addEventListener("online", retryLost);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && retryLost());

  window.oversightUploads = {
    lost: () => [...uploads].filter((one) => one.state === "lost").length,
    waiting: () => [...uploads].some((one) => ["waits", "sending", "lost"].includes(one.state)),
    settled: () => working || Promise.resolve(),
  };
})();
