// Remembers in this browser, and nowhere else, which pages were read and how questions went.
(function () {
  "use strict";
  // Days until a question comes back, by the box it lies in.
  const boxes = [1, 3, 7, 16, 35];
  const home = document.querySelector(".brand")?.href;
  if (!home) return;
  const root = new URL(".", home).pathname;
  const store = "coldstart:progress:" + root;

  // The day as a whole number, by the reader's own clock.
  function today() {
    const now = new Date();
    return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5);
  }

  // Where a question lies after an answer. `item` is {box, due}, or null for a new question;
  // a confidence of 1 is a guess. Right when due moves one box on, a right guess stays, an early
  // answer changes nothing, and a wrong one goes back to the first box.
  function schedule(item, right, confidence, day) {
    const box = item?.box ?? 0;
    if (!right) return { box: 1, due: day + boxes[0] };
    if (item && day < item.due) return { box, due: item.due };
    const next = Math.max(1, Math.min(confidence === 1 ? box : box + 1, boxes.length));
    return { box: next, due: day + boxes[next - 1] };
  }

  const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  // What is kept, whoever wrote it: parts that are not of the form are taken for empty, and places
  // outside of this site are forgotten.
  function checked(kept) {
    const table = (name) => isTable(kept?.[name]) ? kept[name] : {};
    const own = (entries) => Object.fromEntries(
      Object.entries(entries).filter(([place, item]) => isTable(item) && address(place)));
    const last = typeof kept?.last?.path === "string" && address(kept.last.path) ? kept.last : null;
    return { version: 1, last, pages: own(table("pages")), questions: own(table("questions")) };
  }

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(store));
      if (kept?.version === 1) return checked(kept);
    } catch {
      // Nothing is kept, or nothing can be.
    }
    return checked(null);
  }

  function write(progress) {
    try {
      localStorage.setItem(store, JSON.stringify(progress));
    } catch {
      // Storage is switched off or full: the page works without.
    }
  }

  // The address of a page by its path below the home page; null for what leads elsewhere.
  function address(place) {
    try {
      const url = new URL("./" + place, new URL(".", home));
      if (url.host !== location.host || !url.pathname.startsWith(root)) return null;
      if (location.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
      return url.href;
    } catch {
      return null;
    }
  }

  // A page's path below the home page, the same from a server and from a disk.
  function path(href) {
    const place = new URL(href, location.href).pathname;
    if (!place.startsWith(root)) return null;
    return decodeURIComponent(place.slice(root.length)).replace(/(^|\/)index\.html$/, "$1");
  }

  function due(progress, day) {
    return Object.entries(progress.questions).filter(([, item]) => item.due <= day)
      .sort(([, left], [, right]) => left.due - right.due || left.box - right.box);
  }

  Object.assign(coldstart, { schedule, read, write, today, due, root });

  const here = path(location.href);
  const article = document.querySelector(".kind-page article");

  function note(change) {
    const progress = read();
    const title = document.title.split(" · ")[0];
    const page = progress.pages[here] ??= { title, state: "begun" };
    change(progress, page);
    const wanted = document.querySelectorAll(".question:not(.question-why)").length;
    const right = Object.entries(progress.questions)
      .filter(([id, item]) => id.startsWith(here + "#") && item.right).length;
    if (page.end && right >= wanted) page.state = "done";
    write(progress);
    mark(progress);
  }

  // A concept is done with the last of its modes.
  function stateOf(link, progress) {
    const own = progress.pages[path(link.href)]?.state;
    const modes = link.closest("h3")?.closest(".stop")?.querySelectorAll(".stop-modes a") ?? [];
    if (own || modes.length === 0) return own;
    const states = [...modes].map((mode) => progress.pages[path(mode.href)]?.state);
    if (states.every((state) => state === "done")) return "done";
    return states.some(Boolean) ? "begun" : undefined;
  }

  // Quiet marks beside the links to pages that were begun or done.
  function mark(progress) {
    for (const link of document.querySelectorAll(".menu a, .modes a, .stop a")) {
      const state = stateOf(link, progress);
      if (!state || link.dataset.progress === state) continue;
      link.dataset.progress = state;
      link.title = state === "done" ? "{{strings.progressDone}}" : "{{strings.progressBegun}}";
    }
  }

  // The home page offers to go on where the reader stopped.
  function offer(progress) {
    const place = document.querySelector(".continue");
    if (!place || !progress.last) return;
    const [link, review] = place.children;
    link.href = address(progress.last.path);
    link.lastChild.textContent = progress.last.title;
    const count = due(progress, today()).length;
    if (review && count) review.lastChild.textContent = count;
    else review?.remove();
    place.hidden = false;
  }

  if (article && here !== null) {
    note((progress, page) => progress.last = { path: here, title: page.title });
    const end = document.querySelector(".page-footer");
    if (end && "IntersectionObserver" in window) {
      new IntersectionObserver((entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        note((_, page) => page.end = true);
      }).observe(end);
    }
  } else {
    mark(read());
  }
  offer(read());

  document.addEventListener("coldstart:answered", ({ detail }) => {
    if (here === null || detail.right === null) return;
    const id = here + "#" + detail.question;
    note((progress) => {
      const before = progress.questions[id];
      const isFirst = (detail.attempt ?? 1) === 1;
      const words = document.getElementById(detail.question)?.querySelector("legend")?.textContent;
      const place = isFirst || !before
        ? schedule(before, detail.right, detail.confidence, today()) : before;
      progress.questions[id] = {
        box: place.box,
        due: place.due,
        right: detail.right || (before?.right ?? false),
        tries: (before?.tries ?? 0) + 1,
        text: (words ?? before?.text ?? "").trim().slice(0, 140),
        last: today(),
      };
    });
  });
})();
