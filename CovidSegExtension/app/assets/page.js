// What the page does by itself: keys, files that are sent and fetched, the theme, and a last question.
(function () {
  const state = () => window.trame.state;
  const trigger = (name, args = []) => window.trame.trigger(name, args);
  let hovered = "Axial";

  function send(files, input, purpose = "ct") {
    const names = { ct: ["loading", "upload"], many: ["many_loading", "many_upload"] };
    const [loading, progress] = names[purpose];
    if (!files || !files.length || state().get(loading)) return;
    const form = new FormData();
    for (const file of files) form.append("file", file, (purpose === "many" && file.webkitRelativePath) || file.name);
    const request = new XMLHttpRequest();
    request.open("POST", "/covidseg/upload/" + purpose);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) state().set(progress, Math.floor((100 * event.loaded) / event.total));
    };
    request.onload = () => {
      if (request.status === 413) trigger("upload_failed", [purpose, ""]); // the page tells all else by itself
    };
    request.onerror = () => trigger("upload_failed", [purpose, ""]);
    const name = files.length > 1 ? "" : files[0].name;
    fetch("/covidseg/announce/" + purpose, { method: "POST", body: name }).then((answer) => {
      if (answer.ok) request.send(form);
    });
    if (input) input.value = "";
  }

  async function get(kind) {
    const answer = await fetch("/covidseg/export/" + kind, { method: "POST" });
    if (!answer.ok) return; // the page says why
    const link = document.createElement("a");
    link.href = "/covidseg/export/" + encodeURIComponent(await answer.text());
    link.download = "";
    link.click();
  }

  function switchTheme(theme) {
    const next = theme === "dark" ? "light" : "dark";
    localStorage.setItem("covidseg-theme", next);
    return next;
  }

  function firstTheme() {
    const kept = localStorage.getItem("covidseg-theme");
    const light = window.matchMedia("(prefers-color-scheme: light)").matches;
    state().set("theme", kept || (light ? "light" : "dark"));
  }

  const KEYS = {
    ArrowUp: () => ["slice", [hovered, 1]],
    ArrowDown: () => ["slice", [hovered, -1]],
    PageUp: () => ["slice", [hovered, 10]],
    PageDown: () => ["slice", [hovered, -10]],
    "+": () => ["brush", [2]],
    "-": () => ["brush", [-2]],
    " ": () => ["hide", []],
    1: () => ["segment_number", [0]],
    2: () => ["segment_number", [1]],
    3: () => ["segment_number", [2]],
    p: () => ["tool", ["paint"]],
    e: () => ["tool", ["erase"]],
    x: () => ["tool", ["scissors"]],
    c: () => ["tool", ["point"]],
    Escape: () => ["tool", ["none"]],
    n: () => ["lesion", [1]],
    u: () => ["uncertain", []],
  };

  function onKey(event) {
    const target = event.target;
    const within = (selector) => target.closest && target.closest(selector);
    const control = event.ctrlKey || event.metaKey;
    if (within("input:read-write") || (within(".v-select, .v-overlay, [role=listbox]") && !control)) return;
    if (event.key === " " && within("button, label, a, input")) return; // it presses that
    if (/^(Arrow|Page)/.test(event.key) && within("input[type=range]")) return; // they move that
    let call = null;
    if (control && event.key.toLowerCase() === "z") call = [event.shiftKey ? "redo" : "undo", []];
    else if (control && event.key.toLowerCase() === "y") call = ["redo", []];
    else if (!control && !event.altKey && KEYS[event.key]) call = KEYS[event.key]();
    if (!call) return;
    event.preventDefault();
    event.stopPropagation(); // else the view under the pointer would take it as well
    trigger(call[0], call[1]);
  }

  async function filesOf(items) {
    const files = [];
    const walk = async (entry) => {
      if (entry.isFile) {
        files.push(await new Promise((done, fail) => entry.file(done, fail)));
      } else {
        const reader = entry.createReader();
        for (;;) {
          const some = await new Promise((done, fail) => reader.readEntries(done, fail));
          if (!some.length) break;
          for (const one of some) await walk(one);
        }
      }
    };
    const entries = [...items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) await walk(entry);
    return files;
  }

  function hover(name) {
    hovered = name;
    // What was pressed last would take the keys that are meant for the view, the space bar above all.
    const last = document.activeElement;
    if (last && last.closest(".cs-panel, .cs-bar") && !last.matches("input:read-write")) last.blur();
    if (state().get("has_result")) trigger("hover", [name]);
  }

  window.covidseg = { send, get, switchTheme, hover };
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", async (event) => {
    event.preventDefault();
    if (event.dataTransfer) send(await filesOf(event.dataTransfer.items));
  });
  window.addEventListener("beforeunload", (event) => {
    if (window.trame && state().get("unsaved")) event.preventDefault(); // the browser asks in its own words
  });
  window.matchMedia("(orientation: portrait)").addEventListener("change", () => {
    if (window.trame && state().get("ct")) setTimeout(() => trigger("fit"), 800); // a tablet was turned
  });
  const viewport = document.querySelector("meta[name=viewport]");
  if (viewport) viewport.content = "width=device-width, initial-scale=1"; // zooming helps who sees little
  new MutationObserver(() => {
    for (const image of document.querySelectorAll("img.image-display-area:not([alt])")) {
      const name = image.closest(".cs-view")?.querySelector(".cs-view-name");
      if (name && name.textContent.trim()) image.alt = name.textContent.trim();
    }
  }).observe(document.body, { childList: true, subtree: true });
  const wait = setInterval(() => {
    if (window.trame && window.trame.state) {
      clearInterval(wait);
      firstTheme();
      document.documentElement.lang = state().get("language");
    }
  }, 50);
})();
