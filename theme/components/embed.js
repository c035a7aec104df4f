// A block on a page of its own. In a frame the page tells how high it is, now and whenever that
// changes; opened by itself, it offers the line of HTML that puts it into other pages.
(function () {
  "use strict";

  // Where the block is published, if the page knows: a copy on a disk is of no use to others.
  function address(id) {
    const lesson = document.querySelector("link[rel=canonical]")?.href;
    return lesson ? new URL(id + "/index.html", lesson).href : location.href.replace(/[?#].*/, "");
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  }

  class Embed extends HTMLElement {
    connectedCallback() {
      if (parent === window) this.offer();
      else this.tell();
    }

    tell() {
      const main = this.closest("main");
      new ResizeObserver(() => parent.postMessage({
        kind: "coldstart:height",
        id: this.dataset.id,
        height: Math.ceil(main.getBoundingClientRect().height),
      }, "*")).observe(main);
    }

    snippet() {
      const block = document.getElementById(this.dataset.id);
      const height = Math.ceil(block.getBoundingClientRect().height / 20) * 20 + 80;
      const title = block.getAttribute("aria-label") ?? document.title;
      return `<iframe src="${escaped(address(block.id))}" title="${escaped(title)}" width="100%"`
        + ` height="${height}" loading="lazy"></iframe>`;
    }

    offer() {
      this.innerHTML = "<p></p><textarea readonly rows=3></textarea>"
        + "<button type=button class=button></button>";
      const [words, code, copy] = this.children;
      words.textContent = "{{strings.embedWords}}";
      code.setAttribute("aria-label", "{{strings.embedCode}}");
      // Measured once the block has come to life and its fonts are there.
      addEventListener("load", () => {
        code.value = this.snippet();
      });
      copy.textContent = "{{strings.copyEmbed}}";
      copy.addEventListener("click", async () => {
        code.select();
        try {
          await navigator.clipboard.writeText(code.value);
          copy.textContent = "{{strings.copied}}";
        } catch {
          // The text is selected: the reader copies it.
        }
      });
    }
  }

  customElements.define("x-embed", Embed);
})();
