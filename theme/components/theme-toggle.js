// Goes through the colours: as the system, light, dark.
(function () {
  "use strict";
  const toggle = document.querySelector(".theme-toggle");
  if (!toggle) return;
  const words = document.getElementById("themeWords")?.dataset ?? {};
  const labels = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark };
  const order = ["system", "light", "dark"];
  const root = document.documentElement;

  function paint(choice) {
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
    toggle.firstElementChild.className = "icon icon-" + choice;
    toggle.setAttribute("aria-label", labels[choice]);
    toggle.title = labels[choice];
  }

  toggle.addEventListener("click", () => {
    const now = root.dataset.theme ?? "system";
    const choice = order[(order.indexOf(now) + 1) % order.length];
    paint(choice);
    try {
      localStorage.setItem("coldstart-theme", choice);
    } catch {
      // The choice then lasts as long as the page.
    }
  });
  paint(root.dataset.theme ?? "system");
})();
