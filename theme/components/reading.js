// Aids for reading: keys for the pages before and after, a filter of the column, a way back to the
// top, the page as Markdown, drawings in the whole window.
(function () {
  "use strict";
  const { make, button, tool, fill } = coldstart;

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const relation = { n: "next", p: "prev" }[event.key];
    const link = relation && document.querySelector(`link[rel="${relation}"]`);
    if (link) location.href = link.href;
  });

  // A group stays when its own title fits, with all that is in it.
  function filter(box) {
    const groups = [...document.querySelectorAll(".menu-sections .nav-group")];
    const status = box.querySelector("[role=status]");
    const input = box.querySelector("input");
    const opened = groups.map((group) => group.querySelector("details").open);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let count = 0;
      groups.forEach((group, place) => {
        const fits = (element) => element.textContent.toLowerCase().includes(wanted);
        const whole = fits(group.querySelector(".nav-title"));
        const items = [...group.querySelectorAll(".nav-items > li")];
        for (const item of items) item.hidden = !whole && !fits(item);
        const shown = items.filter((item) => !item.hidden).length;
        group.hidden = !whole && !shown;
        group.querySelector("details").open = wanted ? shown > 0 : opened[place];
        count += shown;
      });
      status.textContent = wanted ? fill("{{strings.filtered}}", { count }) : "";
    });
  }

  function backToTop() {
    const link = make("a", { className: "to-top icon-button", href: "#pageMain",
      title: "{{strings.toTop}}", ariaLabel: "{{strings.toTop}}", hidden: true },
      make("span", { className: "icon icon-top", ariaHidden: true }));
    document.querySelector("main").after(link);
    let before = 0;
    addEventListener("scroll", () => {
      // It comes for those who go back, far down the page.
      const hidden = scrollY < 2 * innerHeight || scrollY >= before;
      before = scrollY;
      if (link.hidden !== hidden && document.activeElement !== link) link.hidden = hidden;
    }, { passive: true });
  }

  // Where the page may read its own source.
  function copyMarkdown(link) {
    const made = button("", "{{strings.copyPage}}", async () => {
      try {
        const answer = await fetch(link.href);
        if (!answer.ok) throw new Error(answer.statusText);
        await navigator.clipboard.writeText(await answer.text());
        made.textContent = "{{strings.copied}}";
        setTimeout(() => { made.textContent = "{{strings.copyPage}}"; }, 2000);
      } catch {
        location.href = link.href;
      }
    });
    link.after(made);
  }

  function enlarge(figure) {
    figure.append(tool("enlarge icon-button", "full", "{{strings.enlarge}}", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else figure.requestFullscreen().catch(() => {});
    }));
  }

  const column = document.querySelector(".menu-filter");
  if (column) filter(column);
  if (document.querySelector(".article")) backToTop();
  const source = document.querySelector(".page-actions [type='text/markdown']");
  if (source && navigator.clipboard && location.protocol !== "file:") copyMarkdown(source);
  if (document.fullscreenEnabled && matchMedia("(hover: hover)").matches) {
    document.querySelectorAll(".article :is(figure.diagram, figure.chart, figure.image)")
      .forEach(enlarge);
  }
})();
