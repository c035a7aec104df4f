// Gives a comparison its controls: which columns to show, in what order, only the differences.
(function () {
  "use strict";
  const words = document.getElementById("themeWords")?.dataset ?? {};
  const rank = { "cell-yes": 0, "cell-partly": 1, "cell-no": 2 };

  function choice(label, checked, change) {
    const made = document.createElement("label");
    made.className = "switch";
    const input = made.appendChild(document.createElement("input"));
    input.type = "checkbox";
    input.checked = checked;
    input.addEventListener("change", () => change(input));
    made.append(label);
    return made;
  }

  // Yes, partly and no come in that order; figures by size; everything else by its letters.
  function key(cell) {
    for (const name in rank) if (cell.classList.contains(name)) return rank[name];
    const text = cell.textContent.trim();
    const figure = parseFloat(text.replace(/[\s,](?=\d{3})/g, "").replace(/^[^\d.-]+/, ""));
    return Number.isNaN(figure) ? text.toLowerCase() : figure;
  }

  function compare(left, right) {
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left).localeCompare(String(right), document.documentElement.lang);
  }

  class Comparison extends HTMLElement {
    connectedCallback() {
      this.table = this.querySelector("table");
      if (!this.table || this.tools) return;
      this.heads = [...this.table.tHead.rows[0].cells];
      this.rows = [...this.table.tBodies[0].rows];
      this.hiddenColumns = new Set();
      this.tools = document.createElement("div");
      this.tools.className = "comparison-tools";
      if ("columns" in this.dataset && this.heads.length > 3) this.addColumns();
      const alike = this.rows.some((row) => !row.classList.contains("differs"));
      if ("highlight" in this.dataset && alike) this.addDifferences();
      if ("sort" in this.dataset) this.heads.forEach((head, index) => this.addSorter(head, index));
      this.note = this.tools.appendChild(document.createElement("span"));
      this.note.className = "comparison-note";
      this.note.setAttribute("role", "status");
      if (this.tools.children.length > 1) this.prepend(this.tools);
    }

    addColumns() {
      const set = document.createElement("fieldset");
      set.appendChild(document.createElement("legend")).textContent = words.columns;
      this.heads.slice(1).forEach((head, index) => {
        const label = head.textContent.trim();
        set.append(choice(label, true, (input) => this.show(index + 1, input.checked)));
      });
      this.columns = set;
      this.tools.append(set);
    }

    addDifferences() {
      this.tools.append(choice(words.differences, false, (input) => {
        this.only = input.checked;
        this.filter();
      }));
    }

    // Two columns are the least that can be compared: the last two cannot be switched off.
    show(column, shown) {
      if (shown) this.hiddenColumns.delete(column);
      else this.hiddenColumns.add(column);
      for (const row of this.table.rows) {
        if (row.cells[column]) row.cells[column].hidden = !shown;
      }
      const boxes = [...this.columns.querySelectorAll("input")];
      const least = boxes.filter((box) => box.checked).length <= 2;
      for (const box of boxes) box.disabled = least && box.checked;
      this.filter();
    }

    // A row differs when the columns that are shown do not all say the same.
    differs(row) {
      if (!this.hiddenColumns.size) return row.classList.contains("differs");
      const shown = [...row.cells].filter((cell, index) => index > 0 && !cell.hidden);
      return new Set(shown.map((cell) => cell.textContent.trim())).size > 1;
    }

    filter() {
      let count = 0;
      for (const row of this.rows) {
        const shown = !this.only || this.differs(row);
        row.hidden = !shown;
        row.classList.toggle("filtered", !shown);
        if (shown) count += 1;
      }
      this.note.textContent = this.only
        ? count + " / " + this.rows.length + " " + words.rowsShown : "";
    }

    addSorter(head, index) {
      if (!head.textContent.trim()) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorter";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => this.sort(head, index));
    }

    // Ascending, descending, then the author's order again.
    sort(head, index) {
      const before = head.getAttribute("aria-sort");
      for (const other of this.heads) other.removeAttribute("aria-sort");
      const order = { ascending: "descending", descending: "" }[before] ?? "ascending";
      const sorted = [...this.rows];
      if (order) {
        const sign = order === "ascending" ? 1 : -1;
        sorted.sort((a, b) => sign * compare(key(a.cells[index]), key(b.cells[index])));
        head.setAttribute("aria-sort", order);
      }
      this.table.tBodies[0].append(...sorted);
    }
  }

  customElements.define("x-comparison", Comparison);
})();
