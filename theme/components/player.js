// Plays a run: its table, tracker, drawings and transcript show one step at a time.
(function () {
  "use strict";
  const beat = 1600;
  const choicesMax = 5;
  const { make, button, tool, fill } = coldstart;

  class Player extends HTMLElement {
    connectedCallback() {
      const source = this.querySelector(".block-data");
      if (this.model || !source) return;
      this.model = JSON.parse(source.textContent);
      this.steps = this.model.steps;
      this.rows = [...this.querySelectorAll(".execution-table tbody tr")];
      const [name, start, final, ...after] = this.querySelectorAll(".tracker [scope=col]");
      this.columns = [name, start, ...after, final];
      this.records = [...this.querySelectorAll(".tracker tbody tr")];
      this.places = new Map();
      this.steps.forEach((step, index) => {
        for (const id of step.folds ?? [step.id]) this.places.set(id, index);
      });
      this.at = -1;
      this.asked = this.right = 0;
      this.build();
      this.dataset.ready = "";
      this.rows.forEach((row, index) => row.addEventListener("click", () => {
        if (getSelection().isCollapsed) this.go(index);
      }));
      this.show();
      this.follow();
      addEventListener("hashchange", () => this.follow());
    }

    disconnectedCallback() {
      this.play(false);
    }

    build() {
      const control = (name, title, act) =>
        tool("player-button player-" + name, name, title, act);
      this.first = control("first", "{{strings.playerFirst}}", () => this.go(-1));
      this.back = control("back", "{{strings.playerBack}}", () => this.go(this.at - 1));
      this.toggle = control("play", "{{strings.playerPlay}}", () => this.play(!this.timer));
      this.forward = control("forward", "{{strings.playerForward}}", () => this.advance());
      this.scrub = make("input", {
        type: "range", className: "player-scrub", min: 0, max: this.steps.length,
        ariaLabel: "{{strings.playerStep}}", oninput: () => this.go(this.scrub.value - 1),
      });
      this.count = make("span", "player-count");
      const bar = make("div", "player-bar", this.first, this.back, this.toggle, this.forward,
        this.scrub, this.count);
      this.stage = make("div", "player-stage");
      this.stage.tabIndex = -1;
      for (const part of [bar, this.stage]) {
        part.addEventListener("keydown", (event) => this.press(event));
      }
      this.status = make("p", { className: "sr-only", role: "status" });
      this.querySelector(".player-title").after(this.options(), bar);
      this.querySelector(".run-table").before(this.stage, this.status);
    }

    // What holds for the whole run: whether to predict, and how fast to play.
    options() {
      this.predict = make("input", { type: "checkbox", onchange: () => {
        this.play(false);
        this.show();
      } });
      const choice = make("label", { className: "switch",
        title: "{{strings.playerPredictTitle}}" }, this.predict, "{{strings.playerPredict}}");
      this.speed = make("select");
      for (const rate of [0.5, 1, 2, 4]) this.speed.add(new Option(rate + " ×", rate));
      this.speed.value = 1;
      const speed = make("label", "player-speed", "{{strings.playerSpeed}} ", this.speed);
      return make("div", "player-options", choice, speed);
    }

    press(event) {
      if (event.target === this.scrub || event.altKey || event.ctrlKey || event.metaKey) return;
      const act = {
        ArrowRight: () => this.advance(),
        ArrowLeft: () => this.go(this.at - 1),
        Home: () => this.go(-1),
        End: () => this.go(this.steps.length - 1),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }

    play(on) {
      clearTimeout(this.timer);
      this.timer = 0;
      if (on) {
        if (this.at === this.steps.length - 1) this.go(-1);
        const tick = () => {
          this.advance();
          if (this.question || this.at === this.steps.length - 1) {
            this.play(false);
            if (!this.question) this.say();
            return;
          }
          this.timer = setTimeout(tick, beat / this.speed.value);
        };
        this.timer = setTimeout(tick, beat / 2 / this.speed.value);
      }
      this.toggle.title = this.toggle.ariaLabel
        = on ? "{{strings.playerPause}}" : "{{strings.playerPlay}}";
      this.toggle.classList.toggle("is-playing", on);
    }

    // One step on. With prediction the question comes first; asking again shows the answer.
    advance() {
      const next = this.at + 1;
      if (next >= this.steps.length) return;
      const question = this.predict.checked && !this.question && this.questionAbout(next);
      if (question) this.ask(question);
      else this.go(next);
    }

    go(index, verdict) {
      this.at = Math.max(-1, Math.min(Number(index), this.steps.length - 1));
      this.question = null;
      this.show(verdict);
      this.say(verdict);
      const row = this.steps[this.at]?.row;
      try {
        history.replaceState(null, "", row ? "#" + row : location.pathname + location.search);
      } catch {
        // Some embedders refuse it: then the address does not say the step.
      }
    }

    // Goes to a step from elsewhere in the page; false when the player does not show it.
    seek(id) {
      const index = this.places.get(id);
      if (index === undefined) return false;
      this.play(false);
      this.go(index);
      this.reveal();
      return true;
    }

    reveal() {
      this.scrollIntoView({ block: "nearest" });
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.stage.focus({ preventScroll: true });
    }

    // Shows the step that the page's address names.
    follow() {
      const id = decodeURIComponent(location.hash.slice(1));
      const index = this.steps.findIndex((step) => id && step.row === id);
      if (index < 0 || index === this.at) return;
      this.at = index;
      this.question = null;
      this.show();
      // While the page loads the browser goes to the row; the player is shown once it is done.
      if (document.readyState === "complete") this.scrollIntoView();
      else addEventListener("load", () => setTimeout(() => this.scrollIntoView()));
    }

    // The values of all variables after a row; before the first one for -1.
    values(index) {
      const values = this.model.variables.map((variable) => variable.start);
      for (const step of this.steps.slice(0, index + 1)) {
        for (const [variable, value] of step.changes) values[variable] = value;
      }
      return values;
    }

    badge(value) {
      const known = this.model.states.includes(value);
      return make("span", known ? "state state-" + value : "value", String(value));
    }

    show(verdict) {
      const step = this.steps[this.at];
      const last = this.steps.length - 1;
      // Asked before: the browser may take the focus from what is disabled.
      const focused = document.activeElement;
      this.back.disabled = this.first.disabled = this.at < 0;
      this.forward.disabled = this.at === last;
      for (const spent of [this.back, this.first, this.forward]) {
        if (spent.disabled && spent === focused) this.toggle.focus();
      }
      this.scrub.value = this.at + 1;
      this.scrub.ariaValueText = this.place(step);
      this.count.textContent = this.at + 1 + " / " + this.steps.length;
      this.stage.replaceChildren(...this.scene(step, verdict));
      this.mark();
      this.draw(step);
    }

    place(step) {
      return step ? fill("{{strings.playerPlace}}", step) : "{{strings.playerStart}}";
    }

    // What the stage shows of a step.
    scene(step, verdict) {
      const place = make("p", "player-place", make("strong", {}, this.place(step)));
      if (step) place.append(make("span", "player-time", step.time));
      const parts = [place, make("p", "player-action", step?.action ?? "{{strings.playerBefore}}")];
      if (step?.cause) parts.push(make("p", "player-cause", this.because(step)));
      if (verdict) parts.unshift(verdict);
      parts.push(this.board());
      if (this.at === this.steps.length - 1) {
        const score = this.asked
          ? " " + fill("{{strings.playerScore}}", { right: this.right, asked: this.asked }) : "";
        parts.push(make("p", "player-closing", this.model.closing + score));
      }
      return parts;
    }

    because(step) {
      return fill("{{strings.playerCause}}", step);
    }

    // Every variable with its value; what the step changed stands out, with its old value.
    board() {
      const now = this.values(this.at);
      const before = this.values(this.at - 1);
      const changed = new Set((this.steps[this.at]?.changes ?? []).map(([variable]) => variable));
      return make("dl", "player-board", ...this.model.variables.map((variable, index) => {
        const value = make("dd", {}, this.badge(now[index]));
        if (changed.has(index)) {
          value.prepend(make("span", "player-old", String(before[index])), " → ");
        }
        return make("div", changed.has(index) ? "changed" : "",
          make("dt", {}, variable.name), value);
      }));
    }

    // The row, the column of the tracker and the sentence of the step; what is ahead is covered
    // while it is to be predicted.
    mark() {
      const number = this.steps[this.at]?.number ?? 0;
      this.toggleAttribute("data-predicting", this.predict.checked);
      this.rows.forEach((row, index) => {
        row.classList.toggle("ahead", index > this.at);
        row.ariaCurrent = index === this.at ? "step" : null;
      });
      const column = this.columns.findLastIndex((head, index) =>
        index === 1 || head.dataset.number <= number);
      for (const cells of [this.columns, ...this.records.map((record) => [...record.cells])]) {
        cells.forEach((cell, index) => {
          cell.classList.toggle("now", index === column);
          cell.classList.toggle("ahead", index > column);
        });
      }
      this.hold(this.rows[Math.max(this.at, 0)]);
      this.hold(this.columns[column]);
      const sentences = document.querySelectorAll(
        `.transcript[data-run="${CSS.escape(this.model.run)}"] [data-step]`);
      for (const sentence of sentences) {
        const current = this.places.get(sentence.dataset.step) === this.at;
        sentence.classList.toggle("now", current);
      }
    }

    // Scrolls a table, never the page, until one of its parts is in view.
    hold(part) {
      const box = part?.closest(".run-table");
      if (!box) return;
      const head = box.querySelector("thead");
      const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
      const top = outer.top + (head.contains(part) ? 0 : head.offsetHeight);
      const left = outer.left + (head.contains(part) ? head.rows[0].cells[0].offsetWidth : 0);
      if (inner.top < top) box.scrollTop -= top - inner.top;
      else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
      if (!head.contains(part)) return;
      if (inner.left < left) box.scrollLeft -= left - inner.left;
      else if (inner.right > outer.right) box.scrollLeft += inner.right - outer.right;
    }

    // Marks in the drawings of the run where it is, and the way it came.
    draw(step) {
      const from = this.steps[this.at - 1]?.service;
      const to = step?.service;
      const run = CSS.escape(this.model.run);
      for (const drawing of document.querySelectorAll(`.diagram[data-run="${run}"]`)) {
        // A box stands for one service or several; arrows name the boxes at their ends.
        const boxes = [...drawing.querySelectorAll("[data-service]")];
        const of = (service) => boxes.filter(
          (box) => box.dataset.service.split(" ").includes(service));
        for (const box of boxes) delete box.dataset.state;
        for (const box of of(to)) box.dataset.state = "here";
        const [starts, ends] = [of(from), of(to)].map((list) => list.map((box) => box.dataset.box));
        for (const edge of drawing.querySelectorAll("[data-edge]")) {
          const [tail, head] = [edge.dataset.from, edge.dataset.to];
          const travelled = from !== to
            && (starts.includes(tail) && ends.includes(head)
              || starts.includes(head) && ends.includes(tail));
          if (travelled) edge.dataset.state = "travelled";
          else delete edge.dataset.state;
        }
      }
    }

    say(verdict) {
      if (this.timer) return;
      const step = this.steps[this.at];
      const news = (step?.changes ?? []).map(
        ([variable, value]) => this.model.variables[variable].name + ": " + value);
      const cause = step?.cause ? ", " + this.because(step) : "";
      const text = this.place(step) + ": " + (step?.action ?? "{{strings.playerBefore}}") + cause;
      this.status.textContent = [verdict?.textContent, text, ...news].filter(Boolean).join(". ");
    }

    // What to ask before a step: the next value of something it changes, among the values this
    // has in the run. Null when there is nothing to choose between.
    questionAbout(index) {
      const found = this.steps[index].changes.map(([variable, value]) => {
        const values = [this.model.variables[variable].start];
        for (const step of this.steps) {
          for (const [other, value] of step.changes) if (other === variable) values.push(value);
        }
        const choices = [...new Set(values)].sort((left, right) =>
          typeof left === "number" && typeof right === "number"
            ? left - right : String(left).localeCompare(right));
        const start = Math.min(choices.indexOf(value) - index % choicesMax,
          choices.length - choicesMax);
        const from = Math.max(0, start);
        return { index, variable, value, choices: choices.slice(from, from + choicesMax) };
      }).filter((question) => question.choices.length > 1);
      const isState = (question) => this.model.states.includes(question.value);
      return found.find(isState) ?? found[0] ?? null;
    }

    ask(question) {
      this.question = question;
      const text = fill("{{strings.playerQuestion}}", {
        number: this.steps[question.index].number,
        variable: this.model.variables[question.variable].name,
      });
      const choices = question.choices.map((value) =>
        button("player-choice", this.badge(value), () => this.answer(value)));
      const show = button("player-show", "{{strings.playerShow}}", () => {
        this.go(question.index);
        this.forward.focus();
      });
      this.stage.prepend(make("div",
        { className: "player-question", role: "group", ariaLabel: text }, make("p", {}, text),
        make("div", "player-choices", ...choices, show)));
      choices[0].focus({ preventScroll: true });
    }

    answer(value) {
      const { index, value: truth } = this.question;
      const right = value === truth;
      this.asked += 1;
      if (right) this.right += 1;
      const words = right ? "{{strings.playerRight}}" : "{{strings.playerWrong}}";
      this.go(index, make("p", "player-verdict " + (right ? "is-right" : "is-wrong"),
        fill(words, { chosen: value, value: truth })));
      (this.forward.disabled ? this.toggle : this.forward).focus({ preventScroll: true });
    }
  }

  customElements.define("x-player", Player);

  function seek(run, step) {
    const players = document.querySelectorAll(`x-player[data-run="${CSS.escape(run)}"]`);
    return [...players].find((player) => player.seek(step));
  }

  document.addEventListener("coldstart:step", (event) => seek(event.detail.run, event.detail.step));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.step[data-run][data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (seek(link.dataset.run, link.dataset.step)) event.preventDefault();
  });
})();
