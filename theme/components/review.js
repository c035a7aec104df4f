// The review page: what is due today, how far everything is, and progress as a file.
(function () {
  "use strict";
  const { make, button, fill } = coldstart;

  class Review extends HTMLElement {
    connectedCallback() {
      if (!coldstart.read || this.list) return;
      this.querySelector(".review-fallback")?.remove();
      this.list = make("div", "review-list");
      this.status = make("p", { className: "review-status", role: "status" });
      const file = make("input", { className: "sr-only", type: "file", tabIndex: -1,
        accept: ".json,application/json", ariaHidden: true, onchange: () => this.take(file) });
      this.forget = button("button", "{{strings.reviewForget}}", () => this.clear());
      this.append(this.list, make("div", "review-tools",
        button("button", "{{strings.reviewExport}}", () => this.save()),
        button("button", "{{strings.reviewImport}}", () => file.click()), file, this.forget),
      this.status);
      this.show();
    }

    show() {
      const progress = coldstart.read();
      const day = coldstart.today();
      const due = coldstart.due(progress, day);
      const all = Object.values(progress.questions);
      const later = all.map((item) => item.due).filter((due) => due > day);
      const parts = [make("p", "review-count", make("strong", {}, String(due.length)), " ",
        due.length === 1 ? "{{strings.reviewDueOne}}" : "{{strings.reviewDue}}")];
      if (due.length) {
        parts.push(make("ol", "review-due", ...due.map(([id, item]) => this.entry(id, item,
          progress))));
      } else if (later.length) {
        parts.push(make("p", {}, fill("{{strings.reviewNext}}",
          { days: Math.min(...later) - day })));
      } else {
        parts.push(make("p", {}, "{{strings.reviewNone}}"));
      }
      if (all.length) parts.push(this.boxes(all));
      this.list.replaceChildren(...parts);
    }

    entry(id, item, progress) {
      const [page, anchor] = id.split("#");
      const file = location.protocol === "file:" ? "index.html" : "";
      const link = make("a", {}, item.text || anchor);
      link.href = coldstart.root + page + file + "#" + anchor;
      return make("li", {}, link,
        make("span", "review-page", progress.pages[page]?.title ?? page));
    }

    // How many questions lie in each box.
    boxes(all) {
      const days = [1, 3, 7, 16, 35];
      return make("ol", "review-boxes", ...days.map((count, index) => {
        const inside = all.filter((item) => item.box === index + 1).length;
        return make("li", inside ? "is-filled" : "", make("strong", {}, String(inside)),
          make("span", {}, count === 1
            ? "{{strings.reviewDay}}" : fill("{{strings.reviewBox}}", { days: count })));
      }));
    }

    save() {
      const text = JSON.stringify(coldstart.read(), null, 2);
      const link = make("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = "coldstart-progress.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.status.textContent = "{{strings.reviewSaved}}";
    }

    // Lays a file's progress over what is here: of two records of a question the later stays.
    async take(file) {
      try {
        const other = JSON.parse(await file.files[0].text());
        if (other.version !== 1 || !other.questions) throw new Error("version");
        const progress = coldstart.read();
        for (const [id, item] of Object.entries(other.questions)) {
          const own = progress.questions[id];
          const isSound = item.box >= 1 && item.box <= 5 && Number.isInteger(item.due);
          if (isSound && (!own || item.last > own.last)) progress.questions[id] = item;
        }
        progress.pages = { ...other.pages, ...progress.pages };
        progress.last ??= other.last;
        coldstart.write(progress);
        this.status.textContent = "{{strings.reviewTaken}}";
      } catch {
        this.status.textContent = "{{strings.reviewRefused}}";
      }
      file.value = "";
      this.show();
    }

    // Asks once more before it forgets.
    clear() {
      if (this.forget.textContent === "{{strings.reviewForget}}") {
        this.forget.textContent = "{{strings.reviewForgetSure}}";
        return;
      }
      coldstart.write({ version: 1, last: null, pages: {}, questions: {} });
      this.forget.textContent = "{{strings.reviewForget}}";
      this.status.textContent = "{{strings.reviewForgotten}}";
      this.show();
    }
  }

  customElements.define("x-review", Review);
})();
