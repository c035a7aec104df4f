// Runs before the first paint: says that scripts run, sets the colours the reader chose, and asks
// for the fonts of the first words, which would else wait for the style sheet.
(function () {
  "use strict";
  var root = document.documentElement;
  root.dataset.script = "on";
  // From a disk they are there at once, and may not be asked for.
  var fonts = location.protocol === "file:" ? "" : document.currentScript.dataset.fonts || "";
  fonts.split(" ").filter(Boolean).forEach(function (href) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "anonymous";
    link.href = href;
    document.head.append(link);
  });
  try {
    var choice = localStorage.getItem("coldstart-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // Storage may be switched off: the system's colours are used.
  }
})();
