// Adds to every code figure a button that copies it and, where lines are cut, one that wraps them.
(function () {
  "use strict";
  const { make, tool } = coldstart;

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
    const status = make("span", { className: "sr-only", role: "status" });
    const made = tool("", "copy", "{{strings.copy}}", async () => {
      if (!(await copy(code))) return;
      show(true);
      setTimeout(show, 2000, false);
    });
    function show(done) {
      made.firstChild.className = done ? "icon icon-done" : "icon icon-copy";
      made.classList.toggle("done", done);
      status.textContent = done ? "{{strings.copied}}" : "";
    }
    return [status, made];
  }

  function wrapButton(figure, pre) {
    const made = tool("", "wrap", "{{strings.wrap}}", () => {
      made.ariaPressed = figure.classList.toggle("wrapped");
    });
    made.ariaPressed = false;
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
    figure.append(make("div", "code-tools", wrapButton(figure, pre), ...copyButton(code)));
  }
})();
