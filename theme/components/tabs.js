// Makes a tab list of titled sections. A choice holds for all tabs of the same group and is kept.
(function () {
  "use strict";

  // Keeps a choice, or recalls it. Where storage is switched off it lasts as long as the page.
  function choice(group, title) {
    try {
      if (title) localStorage.setItem("coldstart-tab-" + group, title);
      return localStorage.getItem("coldstart-tab-" + group);
    } catch {
      return null;
    }
  }

  let count = 0;

  class Tabs extends HTMLElement {
    connectedCallback() {
      if (this.buttons) return;
      this.panels = [...this.children].filter((child) => child.classList.contains("tab"));
      if (!this.panels.length) return;
      this.list = document.createElement("div");
      this.list.className = "tab-list";
      this.list.setAttribute("role", "tablist");
      this.buttons = this.panels.map((panel) => this.button(panel));
      this.list.append(...this.buttons);
      this.list.addEventListener("keydown", (event) => this.move(event));
      this.prepend(this.list);
      this.dataset.ready = "";
      const kept = choice(this.dataset.group);
      const linked = this.panels.findIndex((panel) => panel.id === location.hash.slice(1));
      const index = this.buttons.findIndex((button) => button.textContent === kept);
      this.select(linked >= 0 ? linked : Math.max(index, 0));
    }

    button(panel) {
      const button = document.createElement("button");
      count += 1;
      button.type = "button";
      button.id = "tab-button-" + count;
      panel.id ||= "tab-panel-" + count;
      button.textContent = panel.querySelector(".tab-title").textContent;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      button.addEventListener("click", () => this.choose(this.buttons.indexOf(button)));
      return button;
    }

    select(index) {
      this.buttons.forEach((button, position) => {
        const chosen = position === index;
        button.setAttribute("aria-selected", String(chosen));
        button.tabIndex = chosen ? 0 : -1;
        this.panels[position].hidden = !chosen;
      });
    }

    choose(index) {
      const group = this.dataset.group;
      const title = this.buttons[index].textContent;
      const before = this.getBoundingClientRect().top;
      this.select(index);
      if (!group) return;
      choice(group, title);
      for (const other of document.querySelectorAll("x-tabs[data-ready]")) {
        if (other === this || other.dataset.group !== group) continue;
        const same = other.buttons.findIndex((button) => button.textContent === title);
        if (same >= 0) other.select(same);
      }
      // Tabs above may have grown or shrunk: what was clicked stays under the pointer.
      scrollBy(0, this.getBoundingClientRect().top - before);
    }

    move(event) {
      const now = this.buttons.indexOf(document.activeElement);
      const last = this.buttons.length - 1;
      const next = {
        ArrowRight: now === last ? 0 : now + 1,
        ArrowLeft: now === 0 ? last : now - 1,
        Home: 0,
        End: last,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      this.choose(next);
      this.buttons[next].focus();
    }
  }

  customElements.define("x-tabs", Tabs);
})();
