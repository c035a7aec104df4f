// Brings the search to life at the first sign that somebody wants it, and gives it its key.
(function () {
  "use strict";
  const input = document.querySelector(".search input");
  if (!input) return;
  const { make } = coldstart;
  const src = input.closest(".search").dataset.script;
  input.addEventListener("focus", () => document.head.append(make("script", { src })),
    { once: true });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const asked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asked || typing) return;
    event.preventDefault();
    input.focus();
  });
})();
