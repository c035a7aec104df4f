extension PreviewClient {
  /// The script in every previewed page. It listens while the page is visible: browsers allow six
  /// connections to one server, and hidden tabs catch up when they are shown.
  ///
  /// Before a reload the document receives `coldstart:leave` with an object that components may
  /// put their state into; after it, `coldstart:return` with the same object.
  static let script = #"""
    (() => {
      "use strict";
      // A page in a frame is reloaded with the page around it.
      if (window.parent !== window) return;
      const folder = "/_coldstart/";
      const script = document.currentScript;
      const version = Number(script.dataset.version);
      const storageKey = "coldstart-preview:" + location.pathname;
      let stream = null;
      let isLeaving = false;

      // The page's state across a reload.

      const detailsOf = () => [...document.querySelectorAll("details")];
      const nameOf = (details) => details.id || details.querySelector("summary")?.textContent || "";
      const boxesOf = () => [...document.querySelectorAll("nav, aside, pre, .table")];

      function leave() {
        if (isLeaving) return;
        isLeaving = true;
        const state = {
          x: scrollX, y: scrollY, focus: document.activeElement?.id || "",
          details: detailsOf().map((details) => [nameOf(details), details.open]),
          boxes: boxesOf().map((box) => [box.scrollLeft, box.scrollTop]),
          components: {},
        };
        document.dispatchEvent(new CustomEvent("coldstart:leave", { detail: state.components }));
        try { sessionStorage.setItem(storageKey, JSON.stringify(state)); } catch {}
        location.reload();
      }

      function comeBack() {
        let state = null;
        try {
          state = JSON.parse(sessionStorage.getItem(storageKey));
          sessionStorage.removeItem(storageKey);
        } catch {}
        if (!state) return;
        const names = new Map();
        for (const [name, open] of state.details) {
          names.set(name, [...(names.get(name) || []), open]);
        }
        for (const details of detailsOf()) {
          const open = names.get(nameOf(details))?.shift();
          if (open !== undefined) details.open = open;
        }
        document.dispatchEvent(
          new CustomEvent("coldstart:return", { detail: state.components }));
        const scroll = () => {
          boxesOf().forEach((box, index) => box.scrollTo(...(state.boxes[index] || [0, 0])));
          scrollTo({ left: state.x, top: state.y, behavior: "instant" });
        };
        scroll();
        if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
        if (state.focus) document.getElementById(state.focus)?.focus({ preventScroll: true });
      }

      // Styles are taken from the page as it is now, whatever their files are called.

      async function takeStyles() {
        const answer = await fetch(location.href, { cache: "no-cache" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const linksOf = (root) => [...root.querySelectorAll("link[rel=stylesheet]")];
        const old = linksOf(document);
        const made = linksOf(page);
        if (!answer.ok || old.length !== made.length) return leave();
        old.forEach((link, index) => {
          const href = made[index].getAttribute("href");
          if (href === link.getAttribute("href")) return;
          const next = link.cloneNode();
          next.setAttribute("href", href);
          next.addEventListener("load", () => link.remove(), { once: true });
          next.addEventListener("error", leave, { once: true });
          link.after(next);
        });
      }

      // Problems, over the last good page.

      let overlay = null;

      function element(name, properties, ...children) {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children.filter((child) => child !== null));
        return made;
      }

      function closeOverlay() {
        overlay?.remove();
        overlay = null;
      }

      function placeOf(problem) {
        const place = [problem.path, problem.line, problem.column].filter(Boolean).join(":");
        const isLink = problem.editor && !/^\s*(javascript|data|vbscript):/i.test(problem.editor);
        return isLink
          ? element("a", { href: problem.editor, textContent: place })
          : element("span", { textContent: place });
      }

      function itemOf(problem) {
        return element("li", { className: problem.severity },
          element("p", { className: "message" },
            element("strong", { textContent: problem.severity }), " ",
            element("code", { textContent: problem.code }), " " + problem.message),
          element("p", { className: "place" }, placeOf(problem)),
          problem.excerpt ? element("pre", { textContent: problem.excerpt, tabIndex: 0 }) : null,
          problem.help.length
            ? element("ul", { className: "help" },
                ...problem.help.map((line) => element("li", { textContent: line })))
            : null);
      }

      function count(problems, severity) {
        const number = problems.filter((problem) => problem.severity === severity).length;
        return number === 0 ? null : number + " " + severity + (number === 1 ? "" : "s");
      }

      // What is wrong with another page lies over that page.
      const here = location.pathname.replace(/index\.html$/, "");
      const concernsUs = ({ page }) => !page || page === here;

      function show(all) {
        closeOverlay();
        const problems = all.filter(concernsUs);
        if (!problems.length) return;
        const title = ["error", "warning", "note"]
          .map((severity) => count(problems, severity)).filter(Boolean).join(", ");
        const panel = element("details", { open: problems.some((p) => p.severity === "error") },
          element("summary", { textContent: title }),
          element("button", { type: "button", textContent: "Close", onclick: closeOverlay }),
          element("ol", {}, ...problems.map(itemOf)));
        overlay = element("div", { id: "coldstart-problems" });
        overlay.setAttribute("role", "alert");
        overlay.attachShadow({ mode: "open" }).append(
          element("link", { rel: "stylesheet", href: folder + "overlay.css" }), panel);
        document.body.append(overlay);
      }

      addEventListener("keydown", (event) => {
        if (event.key === "Escape") closeOverlay();
      });

      // The way from a place in the page to its line in the author's file.

      const wordsOf = (text) => text.toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

      function headingBefore(place) {
        const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
        const isBefore = (heading) => heading === place ||
          heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
        return headings.filter(isBefore).pop();
      }

      // The line whose words a block begins with, looked for below the block's heading; else the
      // heading's own.
      function lineOf(place, text) {
        const lines = text.split("\n").map(wordsOf);
        const heading = wordsOf(headingBefore(place)?.textContent || "");
        const start = Math.max(0, lines.indexOf(heading));
        const block = place.closest("p, li, td, th, h1, h2, h3, h4, h5, h6, pre, dt, dd, summary");
        const words = wordsOf(block?.textContent.trim().split("\n")[0] || "");
        const fits = (line, index) => index >= start && line.length > 3 && words.length > 3 &&
          (line.includes(words.slice(0, 40)) || words.startsWith(line));
        return 1 + Math.max(start, lines.findIndex(fits));
      }

      async function edit(place) {
        const page = encodeURIComponent(location.pathname);
        const answer = await fetch(folder + "source?page=" + page, { cache: "no-store" });
        if (!answer.ok) return;
        const source = await answer.json();
        if (/^\s*(javascript|data|vbscript):/i.test(source.editor)) return;
        const link = source.editor.replace("{column}", 1)
          .replace("{line}", lineOf(place, source.text));
        const wish = new CustomEvent("coldstart:edit", { detail: link, cancelable: true });
        if (document.dispatchEvent(wish)) location.href = link;
      }

      // What stands at the top of the window, below a header that may stay there.
      const placeInView = () =>
        document.elementsFromPoint(innerWidth / 2, Math.min(160, innerHeight / 3))
          .find((each) => each.closest("main")) || document.querySelector("main") || document.body;

      function addEditButton() {
        const button = element("button", {
          type: "button", className: "edit", textContent: "Edit",
          title: "Open this place in the editor. Alt and a click open any line.",
          onclick: () => edit(placeInView()),
        });
        const host = element("div", { id: "coldstart-edit" });
        host.attachShadow({ mode: "open" }).append(
          element("link", { rel: "stylesheet", href: folder + "overlay.css" }), button);
        document.body.append(host);
      }

      addEventListener("click", (event) => {
        if (!event.altKey || !(event.target instanceof Element)) return;
        event.preventDefault();
        edit(event.target);
      });

      // The stream.

      const versionOf = (event) => JSON.parse(event.data).version;

      function listen() {
        if (stream) return;
        stream = new EventSource(folder + "events");
        stream.addEventListener("hello", (event) => {
          if (versionOf(event) !== version && !isCurrent(versionOf(event))) leave();
        });
        stream.addEventListener("reload", leave);
        stream.addEventListener("styles", (event) => {
          current = versionOf(event);
          takeStyles().catch(leave);
        });
        stream.addEventListener("problems", (event) => show(JSON.parse(event.data)));
      }

      // The version whose styles the page has taken over since it was loaded.
      let current = version;
      const isCurrent = (other) => other === current;

      function rest() {
        stream?.close();
        stream = null;
      }

      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") listen(); else setTimeout(() => {
          if (document.visibilityState !== "visible") rest();
        }, 5000);
      });
      addEventListener("pagehide", rest);
      addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

      comeBack();
      addEditButton();
      if (document.visibilityState === "visible") listen();
    })();
    """#
}
