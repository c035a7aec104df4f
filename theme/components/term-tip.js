// Shows a definition on hover and focus. On touch the first tap shows it, the second leads on.
(function () {
  "use strict";
  let shown = null;
  let timer;

  function place(term, tip) {
    const box = term.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const above = box.top - tip.offsetHeight - 8;
    const left = Math.min(Math.max(box.left, 16), width - tip.offsetWidth - 16);
    const top = above > 64 ? above : box.bottom + 8;
    tip.style.setProperty("translate", left + scrollX + "px " + (top + scrollY) + "px");
  }

  function hide() {
    clearTimeout(timer);
    if (shown) shown.tip.hidden = true;
    shown = null;
  }

  function show(term) {
    if (shown?.term === term) return clearTimeout(timer);
    hide();
    const tip = document.getElementById(term.getAttribute("aria-describedby"));
    if (!tip) return;
    // It leaves its paragraph, so that no box around it can cut it off.
    document.body.append(tip);
    tip.hidden = false;
    place(term, tip);
    shown = { term, tip };
  }

  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(hide, 150);
  }

  function termOf(event) {
    return event.target instanceof Element ? event.target.closest("a.term") : null;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termOf(event);
    if (term) show(term);
    else if (shown?.tip.contains(event.target)) clearTimeout(timer);
    else if (shown && document.activeElement !== shown.term) hideSoon();
  });
  document.addEventListener("focusin", (event) => {
    const term = termOf(event);
    if (term && term.matches(":focus-visible")) show(term);
    else if (!term) hide();
  });
  let touched = null;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" ? termOf(event) : null;
    if (!touched && !shown?.tip.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const term = termOf(event);
    if (!term || term !== touched || shown?.term === term) return;
    event.preventDefault();
    show(term);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("resize", hide);
})();
