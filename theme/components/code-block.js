// Adds to every code figure a button that copies it and, where lines are cut, one that wraps them.
(function () {
  "use strict";
  const words = document.getElementById("words")?.dataset ?? {};

  function button(icon, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    const picture = made.appendChild(document.createElement("span"));
    picture.className = "icon icon-" + icon;
    picture.setAttribute("aria-hidden", "true");
    return made;
  }

  // Pages opened from a disk have no clipboard interface, so a selection is copied there.
  function copy(code) {
    const text = code.textContent.replace(/\n$/, "");
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const selection = getSelection();
    selection.selectAllChildren(code);
    const done = document.execCommand("copy");
    selection.removeAllRanges();
    return done ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  function copyButton(code) {
    const made = button("copy", words.copy);
    const status = document.createElement("span");
    status.className = "sr-only";
    status.setAttribute("role", "status");
    made.addEventListener("click", () => {
      copy(code).then(() => {
        made.firstChild.className = "icon icon-done";
        made.classList.add("done");
        status.textContent = words.copied;
        setTimeout(() => {
          made.firstChild.className = "icon icon-copy";
          made.classList.remove("done");
          status.textContent = "";
        }, 2000);
      }, () => {});
    });
    return [status, made];
  }

  function wrapButton(figure, pre) {
    const made = button("wrap", words.wrap);
    made.setAttribute("aria-pressed", "false");
    made.addEventListener("click", () => {
      const wrapped = figure.classList.toggle("wrapped");
      made.setAttribute("aria-pressed", String(wrapped));
    });
    // Measured when the figure comes into view: it may start in a closed tab or fold.
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      made.hidden = pre.scrollWidth <= pre.clientWidth;
    }).observe(figure);
    return made;
  }

  for (const figure of document.querySelectorAll("figure.code")) {
    const pre = figure.querySelector("pre");
    const code = figure.querySelector("code");
    if (!pre || !code) continue;
    const tools = document.createElement("div");
    tools.className = "code-tools";
    tools.append(wrapButton(figure, pre), ...copyButton(code));
    figure.append(tools);
  }
})();
