// The drawer with the section navigation on narrow screens: focus goes in, stays in, comes back.
(function () {
  "use strict";
  const menu = document.getElementById("siteMenu");
  const opener = document.querySelector(".menu-button");
  if (!menu || !opener) return;
  const close = menu.querySelector(".menu-close");
  const rest = document.querySelectorAll("main, .site-header, .site-footer, .skip-link");

  function set(open) {
    menu.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    for (const part of rest) part.inert = open;
    (open ? close : opener).focus({ preventScroll: true });
  }

  // With scripts the links act as buttons and leave the address as it is.
  function act(link, open) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      set(open);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      set(open);
    });
  }

  act(opener, true);
  act(close, false);
  act(menu.nextElementSibling, false);
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "siteMenu");
  document.addEventListener("keydown", (event) => {
    if (!menu.classList.contains("open")) return;
    if (event.key === "Escape") set(false);
    if (event.key !== "Tab") return;
    const stops = [...menu.querySelectorAll("a, summary")].filter((stop) => stop.checkVisibility());
    const [from, to] = event.shiftKey ? [0, -1] : [-1, 0];
    if (document.activeElement !== stops.at(from)) return;
    event.preventDefault();
    stops.at(to).focus();
  });

  // The page's own place is brought into view in the column and in the rail of modes.
  const current = menu.querySelector("[aria-current='page']");
  if (current && current.offsetTop > menu.clientHeight * 0.7) {
    menu.scrollTop = current.offsetTop - menu.clientHeight / 3;
  }
  const mode = document.querySelector(".modes [aria-current]")?.parentElement;
  if (mode) mode.parentElement.scrollLeft = mode.offsetLeft - innerWidth / 4;
})();
