// The drawer with the section navigation on narrow screens: focus goes in, stays in, comes back.
(function () {
  "use strict";
  const menu = document.getElementById("menu");
  const opener = document.querySelector(".menu-button");
  if (!menu || !opener) return;
  const close = menu.querySelector(".menu-close");

  function set(open) {
    menu.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    document.documentElement.classList.toggle("drawer-open", open);
    (open ? close : opener).focus({ preventScroll: true });
  }

  function isOpen() {
    return menu.classList.contains("open");
  }

  // With scripts the two links act as buttons and leave the address as it is.
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

  function keepFocus(event) {
    const stops = [...menu.querySelectorAll("a, summary")].filter((stop) => stop.offsetParent);
    const first = stops[0];
    const last = stops[stops.length - 1];
    const edge = event.shiftKey ? first : last;
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  act(opener, true);
  act(close, false);
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "menu");
  menu.nextElementSibling?.addEventListener("click", (event) => {
    event.preventDefault();
    set(false);
  });
  document.addEventListener("keydown", (event) => {
    if (!isOpen()) return;
    if (event.key === "Escape") set(false);
    if (event.key === "Tab") keepFocus(event);
  });

  // The page's own place is brought into view in the column and in the rail of modes.
  const current = menu.querySelector("[aria-current='page']");
  if (current && current.offsetTop > menu.clientHeight * 0.7) {
    menu.scrollTop = current.offsetTop - menu.clientHeight / 3;
  }
  const mode = document.querySelector(".modes [aria-current]");
  const rail = mode?.closest("ul");
  if (rail && rail.scrollWidth > rail.clientWidth) {
    rail.scrollLeft = mode.parentElement.offsetLeft - rail.clientWidth / 3;
  }
})();
