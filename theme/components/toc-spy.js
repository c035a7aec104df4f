// Marks in the contents the section that is being read.
(function () {
  "use strict";
  const contents = document.querySelector("nav.contents");
  if (!contents) return;
  const header = document.querySelector("header");
  const links = [...contents.querySelectorAll("a")];
  const heads = links.map((link) => {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  });
  let current = null;
  let waiting = false;

  function mark() {
    waiting = false;
    // Just below where a heading comes to stand when its link is followed: a heading that follows
    // at once is still ahead.
    const line = (header?.getBoundingClientRect().bottom ?? 0) + 48;
    let index = heads.findLastIndex((head) => head && head.getBoundingClientRect().top < line);
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
    if (end && scrollY > 0) index = links.length - 1;
    const link = links[index] ?? null;
    if (link === current) return;
    current?.classList.remove("active");
    current?.removeAttribute("aria-current");
    link?.classList.add("active");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (link && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
    }
  }

  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  }, { passive: true });
  mark();
})();
