// Adds to every code figure a button that copies it and, where lines are cut, one that wraps them.
(function () {
  "use strict";
  const words = document.getElementById("themeWords")?.dataset ?? {};

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

  // Where a page may not use the clipboard, the code is selected for the reader to copy.
  async function copy(code) {
    try {
      await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
      return true;
    } catch {
      getSelection().selectAllChildren(code);
      return document.execCommand("copy");
    }
  }

  function copyButton(code) {
    const made = button("copy", words.copy);
    const status = document.createElement("span");
    status.className = "sr-only";
    status.setAttribute("role", "status");
    function show(done) {
      made.firstChild.className = done ? "icon icon-done" : "icon icon-copy";
      made.classList.toggle("done", done);
      status.textContent = done ? words.copied : "";
    }
    made.addEventListener("click", async () => {
      if (!(await copy(code))) return;
      show(true);
      setTimeout(show, 2000, false);
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
    // Measured when the figure comes into view: it may start in a closed tab or fold. Until then
    // there is no button, since one that went away would take the reader's focus with it.
    made.hidden = true;
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
