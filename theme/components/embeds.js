// Below every block that can be embedded: the line of HTML that does it.
(function () {
  "use strict";

  // Where the page is published, if it knows: a copy on a disk is of no use to others.
  function address(id) {
    const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    return new URL(id + "/index.html", canonical.replace(/[^/]*([?#].*)?$/, "")).href;
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  }

  function snippet(block) {
    const title = block.getAttribute("aria-label") ?? document.title;
    const height = Math.ceil(block.getBoundingClientRect().height / 20) * 20 + 80;
    return `<iframe src="${escaped(address(block.id))}" title="${escaped(title)}" width="100%"`
      + ` height="${height}" loading="lazy"></iframe>`;
  }

  class Embeds extends HTMLElement {
    connectedCallback() {
      document.querySelectorAll(".block-data").forEach((data) => this.offer(data.parentElement));
    }

    offer(block) {
      if (!block.id || block.querySelector(":scope > .embed-offer")) return;
      const details = document.createElement("details");
      details.className = "embed-offer";
      details.innerHTML = "<summary></summary><p></p><textarea readonly rows=4></textarea>"
        + "<button type=button class=button></button>";
      const [summary, words, code, copy] = details.children;
      summary.textContent = "{{strings.embed}}";
      words.textContent = "{{strings.embedWords}}";
      code.setAttribute("aria-label", "{{strings.embedCode}}");
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
      details.addEventListener("toggle", () => {
        code.value = snippet(block);
        copy.textContent = "{{strings.copyEmbed}}";
      });
      block.append(details);
    }
  }

  customElements.define("x-embeds", Embeds);
})();
