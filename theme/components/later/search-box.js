// Searches the index that the build wrote beside the pages. Both are loaded when they are wanted.
(function () {
  "use strict";
  const box = document.querySelector(".search");
  if (!box) return;
  const words = document.getElementById("themeWords")?.dataset ?? {};
  const input = box.querySelector("input");
  const panel = box.querySelector(".search-results");
  const status = box.querySelector(".search-status");
  const list = box.querySelector(".search-list");
  const root = new URL(box.dataset.root, document.baseURI);
  let engine;
  let latest = 0;

  function load() {
    engine ??= import(new URL("pagefind/pagefind.js", root).href);
    return engine;
  }

  function item(page) {
    const link = document.createElement("a");
    link.href = new URL(page.url.replace(/^\//, ""), root).href;
    link.appendChild(document.createElement("strong")).textContent = page.meta.title ?? page.url;
    const excerpt = new DOMParser().parseFromString(page.excerpt, "text/html");
    link.append(...excerpt.body.childNodes);
    const made = document.createElement("li");
    made.append(link);
    return made;
  }

  async function search() {
    const ticket = (latest += 1);
    const query = input.value.trim();
    if (!query) return void (panel.hidden = true);
    panel.hidden = false;
    status.textContent = words.searching;
    try {
      const found = await (await load()).search(query);
      const pages = await Promise.all(found.results.slice(0, 8).map((hit) => hit.data()));
      if (ticket !== latest) return;
      const count = found.results.length;
      status.textContent = count ? count + " " + words.results : words.noResults;
      list.replaceChildren(...pages.map(item));
    } catch {
      status.textContent = words.searchUnavailable;
    }
  }

  function step(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (!stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  }

  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 120);
  });
  box.addEventListener("keydown", (event) => {
    step(event);
    if (event.key !== "Escape") return;
    panel.hidden = true;
    input.focus();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) panel.hidden = true;
  });
  // Somebody may have typed before this was here.
  search();
})();
