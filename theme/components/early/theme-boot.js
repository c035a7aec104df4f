// Runs before the first paint: says that scripts run, and sets the colours the reader chose.
(function () {
  "use strict";
  var root = document.documentElement;
  root.dataset.script = "on";
  try {
    var choice = localStorage.getItem("coldstart-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // Storage may be switched off: the system's colours are used.
  }
})();
