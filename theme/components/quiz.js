// Brings a quiz to life: it checks an answer, says why, counts, and asks again what was wrong.
(function () {
  "use strict";
  const levels = ["{{strings.quizGuess}}", "{{strings.quizFairly}}", "{{strings.quizCertain}}"];

  const { make, button, fill } = coldstart;
  const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // A number as people write it: with a unit, with commas for thousands or for decimals.
  function number(text) {
    const digits = text.replace(/[^\d.,-]/g, "").replace(/,(?=\d{3}(\D|$))/g, "");
    return digits ? Number(digits.replace(",", ".")) : NaN;
  }

  // One question. Kinds differ in how an answer is read: each reader gives nothing without one.
  class Question {
    constructor(quiz, element, data) {
      Object.assign(this, { quiz, element, data, tries: 0, solved: false });
      this.set = element.querySelector("fieldset");
      this.answer = element.querySelector(".answer");
      this.answer.hidden = true;
      this.status = make("p", { className: "verdict", role: "status" });
      const isFree = data.kind === "why";
      const label = isFree ? "{{strings.quizCompare}}" : "{{strings.quizCheck}}";
      this.check = button("quiz-button", label, () => this.submit());
      this.sure = make("fieldset", "confidence",
        make("legend", {}, "{{strings.quizSure}}"), ...levels.map((level, index) => {
          const name = element.id + "-sure";
          const input = make("input", { type: "radio", name, value: index + 1 });
          return make("label", {}, input, make("span", {}, level));
        }));
      const row = make("div", "quiz-actions", ...(isFree ? [] : [this.sure]));
      row.append(this.check);
      this.set.after(row, this.status);
      this.read = this[data.kind] ?? this.choices;
      if (data.kind === "order") this.sortable();
      for (const act of ["focusin", "click"]) element.addEventListener(act, () => this.open());
      this.set.addEventListener("input", () => this.clear());
      this.set.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !event.target.matches("input")) return;
        event.preventDefault();
        this.submit();
      });
    }

    all(selector) {
      return [...this.set.querySelectorAll(selector)];
    }

    get inputs() {
      return this.all("input, select, textarea");
    }

    // One question at a time: the next unfolds when this one was tried, or when it is asked for.
    open() {
      this.element.classList.add("is-open");
    }

    // Editing takes the verdict away: it was about another answer.
    clear() {
      if (this.solved) return;
      this.status.textContent = "";
      this.element.classList.remove("is-wrong");
      for (const marked of this.all("[data-verdict]")) delete marked.dataset.verdict;
    }

    judge(items, isRight) {
      const good = items.filter((item, index) => {
        const right = isRight(item, index);
        item.dataset.verdict = right ? "right" : "wrong";
        return right;
      }).length;
      return { right: good === items.length, good, all: items.length };
    }

    choices() {
      const items = this.all(".quiz-choice");
      const isChosen = (item) => item.querySelector("input").checked;
      const isRight = ({ dataset }) => {
        return this.data.choices.find((each) => each.id === dataset.choice).right;
      };
      const chosen = items.filter(isChosen);
      if (!chosen.length) return null;
      this.judge(chosen, isRight);
      for (const item of chosen) {
        const because = this.reason(item).querySelector(".because");
        if (!item.querySelector(".because")) item.append(because.cloneNode(true));
      }
      const good = items.filter((item) => isRight(item) === isChosen(item)).length;
      const all = this.data.kind === "multiple" ? items.length : 1;
      return { right: good === items.length, good, all };
    }

    reason(item) {
      return this.answer.querySelector(`[data-choice="${CSS.escape(item.dataset.choice)}"]`);
    }

    // The reason to show is the first for who is right, else that of a known mistake.
    typed(right, mistakes, isSame) {
      const because = right ? 0 : mistakes.findIndex(isSame) + 1 || -1;
      return { right, because: this.answer.querySelectorAll(".because")[because] };
    }

    numeric() {
      const { value, tolerance, mistakes } = this.data;
      const given = number(this.inputs[0].value);
      const off = (wanted) => Math.abs(given - wanted) - Math.abs(wanted) * 1e-9;
      if (Number.isNaN(given)) return null;
      return this.typed(off(value) <= tolerance, mistakes, (each) => off(each.value) <= 0);
    }

    text() {
      const words = plain(this.inputs[0].value);
      const { accept, mistakes } = this.data;
      const isSame = (text) => plain(text) === words;
      return words && this.typed(accept.some(isSame), mistakes, (each) => isSame(each.text));
    }

    order() {
      return this.judge(this.all("li"), (item, at) => this.data.order[at] === item.dataset.item);
    }

    match() {
      if (this.inputs.some((input) => !input.value)) return null;
      return this.judge(this.all("li"), (item) => {
        return this.data.pairs[item.dataset.item] === item.querySelector("select").value;
      });
    }

    why() {
      return { right: null };
    }

    submit() {
      if (this.solved) return;
      this.clear();
      const result = this.read();
      if (!result) {
        this.status.textContent = "{{strings.quizMissing}}";
        return this.inputs[0].focus();
      }
      const right = result.right;
      this.tries += 1;
      if (this.tries === 1) this.first = right;
      this.solved = right !== false;
      const confidence = Number(this.sure.querySelector(":checked")?.value) || null;
      this.say(result, confidence === levels.length);
      this.quiz.unfold(this);
      this.quiz.count();
      document.dispatchEvent(new CustomEvent("coldstart:answered", { detail: {
        question: this.element.id, page: location.pathname, right, attempt: this.tries, confidence,
      } }));
    }

    // Who was certain and wrong believes something: that is worth a word of its own.
    say({ right, good, all, because }, isCertain) {
      const words = right === null ? "{{strings.quizThanks}}"
        : right ? "{{strings.quizRight}}" : "{{strings.quizWrong}}";
      this.status.append(words);
      if (right === false && isCertain) this.status.append(" {{strings.quizSurprise}}");
      if (!right && all > 1) {
        this.status.append(" ", fill("{{strings.quizPartly}}", { right: good, all }));
      }
      // What the author explains is worth more than what the run says.
      const reason = right && this.answer.querySelector(".explanation") || because;
      if (reason) this.status.append(" ", ...reason.cloneNode(true).childNodes);
      this.element.classList.toggle("is-right", right === true);
      this.element.classList.toggle("is-wrong", right === false);
      this.answer.hidden = false;
      if (!this.solved) return;
      this.check.hidden = this.sure.disabled = true;
      if (right === null) this.answer.open = true;
      else for (const each of this.all("input, select, button")) each.disabled = true;
    }

    // What was wrong is asked again, without the marks.
    reset() {
      this.clear();
      this.answer.open = false;
      for (const reason of this.all(".because")) reason.remove();
      for (const input of this.inputs) {
        if (input.matches("[type=text], select")) input.value = "";
        else input.checked = false;
      }
    }

    // Order: buttons and arrow keys for everybody, dragging for those who like it.
    sortable() {
      this.list = this.set.querySelector(".sortable");
      for (const element of this.list.children) {
        const item = element.textContent.trim();
        const mover = (by, className, label) => {
          const made = button("move " + className, "", () => this.move(element, by, made));
          made.ariaLabel = fill(label, { item });
          return made;
        };
        element.append(make("span", "moves",
          mover(-1, "move-up", "{{strings.quizUp}}"),
          mover(1, "move-down", "{{strings.quizDown}}")));
        element.draggable = true;
        element.addEventListener("keydown", (event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          this.move(element, by, event.target);
        });
        element.addEventListener("dragstart", () => (this.dragged = this.solved ? null : element));
        element.addEventListener("dragend", () => (this.dragged = null));
        element.addEventListener("dragover", (event) => {
          if (!this.dragged || this.dragged === element) return;
          event.preventDefault();
          const box = element.getBoundingClientRect();
          this.clear();
          element[event.clientY > box.top + box.height / 2 ? "after" : "before"](this.dragged);
        });
      }
    }

    move(item, by, focused) {
      const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (this.solved || !other) return;
      other[by < 0 ? "before" : "after"](item);
      this.clear();
      focused.focus();
      const items = [...this.list.children];
      this.status.textContent = fill("{{strings.quizMoved}}", {
        item: item.firstElementChild.textContent, place: items.indexOf(item) + 1, all: items.length,
      });
    }
  }

  customElements.define("x-quiz", class extends HTMLElement {
    connectedCallback() {
      const source = this.querySelector(":scope > .block-data");
      if (this.questions || !source) return;
      this.questions = JSON.parse(source.textContent).questions.map((data) => {
        return new Question(this, document.getElementById(this.id + "-" + data.id), data);
      });
      this.score = make("p", { className: "quiz-score", role: "status" });
      this.again = button("quiz-button", "{{strings.quizAgain}}", () => this.retry());
      const result = make("div", "quiz-result", this.score, this.again);
      this.querySelector(".questions").after(result);
      // A link to a step takes the player there, too.
      this.addEventListener("click", (event) => {
        const link = event.target.closest("a.step");
        if (!link) return;
        const { run, step } = link.dataset;
        document.dispatchEvent(new CustomEvent("coldstart:step", { detail: { run, step } }));
      });
      this.dataset.ready = "";
      this.count();
    }

    // The question below the last one that was tried.
    unfold(question) {
      this.questions[this.questions.indexOf(question) + 1]?.open();
    }

    count() {
      const judged = this.questions.filter((each) => each.data.kind !== "why");
      const [done, right, now] = ["tries", "first", "solved"].map(
        (key) => judged.filter((each) => each[key]).length);
      const all = judged.length;
      const isOver = done === all && all > 0;
      const text = isOver ? "{{strings.quizScore}}" : all > 1 ? "{{strings.quizProgress}}" : "";
      this.score.textContent = fill(text, { done, right, now, all });
      this.again.hidden = !isOver || judged.every((each) => each.solved);
    }

    retry() {
      const wrong = this.questions.filter((each) => !each.solved && each.tries);
      for (const question of wrong) question.reset();
      wrong[0].all("input, select, button")[0].focus();
    }
  });
})();
