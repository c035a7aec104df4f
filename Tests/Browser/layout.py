"""Measures of a page's layout, taken in the browser."""


def expect_none(found, what="findings"):
    """Fails with every entry on a line of its own."""
    assert not found, f"{len(found)} {what}:\n" + "\n".join(str(each) for each in found)


OVERFLOWING = """
() => {
  const width = document.documentElement.clientWidth;
  const clipped = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };
  const found = [];
  if (document.documentElement.scrollWidth > width) {
    found.push("the page is " + document.documentElement.scrollWidth + " px wide in " + width);
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.right <= width + 1 || clipped(element)) continue;
    if (getComputedStyle(element).position === "fixed") continue;
    found.push(element.tagName + "." + element.className + " ends at " + Math.round(box.right));
  }
  return found.slice(0, 5);
}
"""

# The ring is looked for by comparing the looks of the element, of what it draws before and after
# itself, and of the boxes around it, with the focus and without.
FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const settle = () => document.getAnimations().forEach((animation) => animation.finish());
  const looks = () => {
    settle();
    const boxes = [];
    for (let box = element; box && box !== document.body && boxes.length < 4;) {
      boxes.push(box);
      box = box.parentElement;
    }
    return boxes.flatMap((box) => [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(box, part);
      return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
    })).join(";");
  };
  settle();
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const middle = (start, end, limit) => (Math.max(start, 0) + Math.min(end, limit - 1)) / 2;
  const at = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const visible = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const focused = looks();
  element.blur();
  const blurred = looks();
  element.focus({ preventScroll: true, focusVisible: true });
  window.focusStops ??= [];
  const stops = window.focusStops;
  const last = stops[stops.length - 1];
  const again = stops.indexOf(element);
  if (again < 0) stops.push(element);
  return {
    name: (element.getAttribute("aria-label") || element.textContent || element.tagName)
      .trim().replace(/\\s+/g, " ").slice(0, 60),
    tag: element.tagName,
    index: again < 0 ? stops.length - 1 : again,
    backwards: !!last && !(last.compareDocumentPosition(element) & 4) && last !== element,
    unseen: !(visible && box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
      && box.left < innerWidth && box.top < innerHeight),
    covered: !(at && (element.contains(at) || at.contains(element) || at.closest("label"))),
    ringless: focused === blurred,
    inMain: !!element.closest("main"),
    inMenu: !!element.closest(".menu"),
  };
}
"""

# Links and controls that can be seen and were never reached. Radio buttons of one name are one
# stop: arrow keys go through them.
MISSED = """
() => {
  const stops = window.focusStops ?? [];
  const reached = (element) => stops.includes(element) || (element.type === "radio"
    && stops.some((stop) => stop.type === "radio" && stop.name === element.name));
  return [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled
      && element.checkVisibility({ visibilityProperty: true }) && !reached(element))
    .map((element) => element.outerHTML.slice(0, 100));
}
"""


def overflowing(tab):
    """The elements that stick out of the page sideways; the first five."""
    return tab.evaluate(OVERFLOWING)


def focus(tab):
    """What has the focus, and whether a person can see it; None when nothing has."""
    return tab.evaluate(FOCUS)


def missed(tab):
    """The links and controls that no press of Tab has reached yet."""
    return tab.evaluate(MISSED)


IS_DARK = """
() => {
  document.getAnimations().forEach((animation) => animation.finish());
  const behind = [document.body, document.documentElement]
    .map((element) => getComputedStyle(element).backgroundColor)
    .find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "white";
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = behind;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return red + green + blue < 384;
}
"""


def is_dark(tab):
    """Whether the page is painted dark, by the colour that lies behind its text."""
    return tab.evaluate(IS_DARK)
