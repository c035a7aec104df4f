// Lights what a box of a drawing is joined with, on hover and by the arrow keys, and opens the term
// that a box is named after.
(function () {
  "use strict";

  class Diagram extends HTMLElement {
    connectedCallback() {
      if (this.boxes) return;
      this.boxes = [...this.querySelectorAll("[data-box]")];
      this.lit = null;
      this.findTerms();
      this.addEventListener("pointerover", (event) => this.light(this.boxOf(event)));
      this.addEventListener("pointerleave", () => this.light(null));
      this.addEventListener("blur", () => this.light(null));
      this.addEventListener("click", (event) => this.boxOf(event)?.term?.click());
      this.addEventListener("keydown", (event) => this.move(event));
    }

    boxOf(event) {
      const part = event.target instanceof Element ? event.target : null;
      return part?.closest("[data-box]:not(.diagram-room)") ?? null;
    }

    // The terms stand below the list of the drawing's words.
    findTerms() {
      const links = [...(this.parentElement?.querySelectorAll(".diagram-terms a.term") ?? [])];
      for (const box of this.boxes) {
        const name = box.dataset.label.toLowerCase();
        box.term = links.find((link) => link.textContent.toLowerCase() === name);
        if (box.term) box.dataset.term = "";
      }
    }

    // Left and right go from box to box where the picture does not scroll.
    move(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (event.key === "Escape") this.light(null);
      if (event.key === "Enter") this.lit?.term?.click();
      if (!step || event.target !== this || this.scrollWidth > this.clientWidth) return;
      const seen = this.boxes.filter(
        (box) => !box.classList.contains("diagram-room") && box.getClientRects().length,
      );
      if (!seen.length) return;
      event.preventDefault();
      const place = seen.indexOf(this.lit);
      const next = place < 0 ? (step > 0 ? 0 : seen.length - 1) : place + step;
      this.light(seen[(next + seen.length) % seen.length]);
    }

    light(box) {
      if (box === this.lit) return;
      for (const part of this.querySelectorAll("[data-near]")) delete part.dataset.near;
      if (this.lit) delete this.lit.ownerSVGElement.dataset.lit;
      this.lit = box;
      if (!box) return;
      const svg = box.ownerSVGElement;
      const near = new Set([box.dataset.box]);
      for (const edge of svg.querySelectorAll("[data-edge]")) {
        const { from, to } = edge.dataset;
        if (from !== box.dataset.box && to !== box.dataset.box) continue;
        edge.dataset.near = "";
        near.add(from).add(to);
      }
      if (near.size < 2) {
        this.lit = null;
        return;
      }
      for (const other of svg.querySelectorAll("[data-box]")) {
        if (near.has(other.dataset.box)) other.dataset.near = "";
      }
      svg.dataset.lit = "";
    }
  }

  customElements.define("x-diagram", Diagram);
})();
