// Plays a run on its stage: by time, by step, from links; asks before what is decided.
(function () {
  "use strict";
  const { make, button, tool, fill } = coldstart;
  const rates = [0.5, 1, 2, 4];
  // Seconds that a step of an instant, a cut, and a pixel of the strip take.
  const [beat, leap, pace] = [0.45, 1.3, 1 / 75];
  const inView = new Set();

  class Player extends HTMLElement {
    connectedCallback() {
      const source = this.querySelector(".block-data");
      if (this.model || !source) return;
      this.model = JSON.parse(source.textContent);
      this.steps = this.model.steps;
      this.at = -1;
      this.time = 0;
      this.rate = 1;
      const parts = ["x-stage", "x-strip", "x-predict", "x-meters"];
      Promise.all(parts.map((name) => customElements.whenDefined(name)))
        .then(() => this.begin());
    }

    disconnectedCallback() {
      this.play(false);
    }

    begin() {
      this.places = new Map(this.steps.map((step, index) => [step.id, index]));
      this.places.set("", -1);
      this.rows = [...this.querySelectorAll(".execution-table tbody tr")];
      const [name, start, final, ...after] = this.querySelectorAll(".tracker [scope=col]");
      this.columns = [name, start, ...after, final];
      this.records = [...this.querySelectorAll(".tracker tbody tr")];
      this.stage = this.querySelector("x-stage");
      this.strip = this.querySelector("x-strip");
      this.predict = this.querySelector("x-predict");
      this.predict.load(this.model);
      this.build();
      this.strip.load(this.model, this.flags());
      this.stage.load(this.model, (layout) => this.strip.draw(layout));
      this.dataset.ready = "";
      this.all = this.querySelector(".player-all");
      this.all.open = false;
      this.all.addEventListener("toggle", () => this.mark());
      this.listen();
      this.show(false);
      this.follow();
      // A link that offers to play this run does so.
      for (const link of document.querySelectorAll(".hero-play")) {
        if (link.hash === "#" + this.id) link.addEventListener("click", () => this.play(true));
      }
    }

    // Steps that key moments of the page are about.
    flags() {
      const run = CSS.escape(this.model.run);
      const moments = [...document.querySelectorAll(`.key-moment[data-run="${run}"][data-step]`)];
      const ids = moments.flatMap((moment) => moment.dataset.step.split(" "));
      return [...new Set(ids)].map((id) => this.places.get(id)).filter((index) => index >= 0);
    }

    build() {
      const control = (name, title, act) =>
        tool("player-button player-" + name, name, title, act);
      this.first = control("first", "{{strings.playerFirst}}", () => this.go(-1));
      this.back = control("back", "{{strings.playerBack}}", () => this.go(this.at - 1));
      this.toggle = control("play", "{{strings.playerPlay}}", () => this.play(!this.isPlaying));
      this.forward = control("forward", "{{strings.playerForward}}", () => this.advance());
      this.full = control("full", "{{strings.playerFull}}", () => this.widen());
      this.full.hidden = !document.fullscreenEnabled;
      this.speed = make("select", { ariaLabel: "{{strings.playerSpeed}}",
        onchange: () => this.pace(Number(this.speed.value)) });
      for (const rate of rates) this.speed.add(new Option(rate + " ×", rate));
      this.speed.value = 1;
      const predict = this.predict.choice(() => this.drop());
      this.querySelector(".player-bar").append(this.first, this.back, this.toggle, this.forward,
        make("span", "player-space"), this.speed, predict, this.full);
      this.badge = make("p", { className: "player-rate", ariaHidden: true });
      this.stage.after(this.badge);
      this.meters = this.querySelector("x-meters");
      this.meters.load(this.model);
      this.say = this.querySelector(".player-say");
      this.say.tabIndex = -1;
      this.status = make("p", { className: "sr-only", role: "status" });
      this.append(this.status);
    }

    listen() {
      this.rows.forEach((row) => row.addEventListener("click", () => {
        if (getSelection().isCollapsed) this.go(this.indexOf(row));
      }));
      this.strip.addEventListener("seek", (event) => this.seekTime(event.detail));
      this.strip.addEventListener("keydown", (event) => this.press(event));
      this.stage.addEventListener("pointerdown", (event) => { this.touch = event; });
      this.stage.addEventListener("pointerup", (event) => this.swipe(event));
      addEventListener("hashchange", () => this.follow());
      new IntersectionObserver(([entry]) => {
        this.isVisible = entry.isIntersecting;
        if (this.isVisible) inView.add(this);
        else inView.delete(this);
        this.isVisible ? this.wake() : cancelAnimationFrame(this.frame);
      }).observe(this);
    }

    indexOf(row) {
      return Math.max(...row.dataset.step.split(" ").map((id) => this.places.get(id) ?? -1));
    }

    press(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const act = {
        " ": () => this.play(!this.isPlaying),
        ArrowRight: () => this.advance(),
        ArrowLeft: () => this.go(this.at - 1),
        Home: () => this.go(-1),
        End: () => this.go(this.steps.length - 1),
      }[event.key] ?? (rates[event.key - 1] && (() => this.pace(rates[event.key - 1])));
      if (!act) return;
      event.preventDefault();
      act();
    }

    swipe(event) {
      const across = event.clientX - this.touch?.clientX;
      const down = event.clientY - this.touch?.clientY;
      if (event.pointerType === "mouse" || !(Math.abs(across) > 40)) return;
      if (Math.abs(across) < 2 * Math.abs(down)) return;
      if (across < 0) this.advance();
      else this.go(this.at - 1);
    }

    widen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.requestFullscreen().catch(() => {});
    }

    pace(rate) {
      this.speed.value = this.rate = this.stage.rate = rate;
    }

    // Time.

    play(on) {
      cancelAnimationFrame(this.frame);
      this.isPlaying = on;
      if (on) {
        if (this.at === this.steps.length - 1) this.go(-1);
        this.drop();
        this.held = 0;
        this.wake();
      }
      if (!this.toggle) return;
      this.classList.toggle("is-playing", on);
      this.toggle.title = this.toggle.ariaLabel
        = on ? "{{strings.playerPause}}" : "{{strings.playerPlay}}";
      this.toggle.classList.toggle("is-playing", on);
      if (!on) this.skip(0);
    }

    // Frames are asked for only while the run plays in view.
    wake() {
      if (!this.isPlaying || !this.isVisible) return;
      let before = performance.now();
      const frame = (now) => {
        const passed = Math.min(0.1, (now - before) / 1000) * this.rate;
        before = now;
        this.move(passed);
        if (this.isPlaying) this.frame = requestAnimationFrame(frame);
      };
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(frame);
    }

    // So many seconds on: first the step is seen, then time runs to the next. For those who ask for
    // less motion it is cut there.
    move(seconds) {
      const isCalm = this.stage.calm.matches;
      this.held += seconds;
      if (this.held < (isCalm ? 3 * beat : beat) && this.at >= 0) return;
      const next = this.steps[this.at + 1];
      const target = next?.nanoseconds ?? this.model.stage.end;
      if (this.time < target && !isCalm) {
        const way = this.speedAt();
        const time = Math.min(target, this.time + way * seconds);
        this.skip(time < target ? way : 0);
        this.tick(time);
        if (time < target) return;
      }
      if (!next) {
        this.tick(target);
        return this.stop();
      }
      this.advance();
      this.held = 0;
      if (this.question) this.play(false);
    }

    stop() {
      this.play(false);
      this.tell();
    }

    // Simulated nanoseconds in a second, where the line is now.
    speedAt() {
      const axis = this.strip.layout.axis;
      const [from, to, start, end, isCut] = axis.find(([, to]) => this.time < to) ?? axis.at(-1);
      return (to - from) / (isCut ? leap : Math.max(0.05, (end - start) * pace));
    }

    // How much faster than life: shown while time is skipped.
    skip(way) {
      const rate = Number((way * this.rate / 1e9).toPrecision(2));
      const text = rate >= 2 ? fill("{{strings.playerSkip}}", {
        rate: rate.toLocaleString(document.documentElement.lang) }) : "";
      if (this.badge.textContent !== text) this.badge.textContent = text;
    }

    tick(time) {
      this.time = time;
      this.stage.tick(time);
      this.strip.show(time);
      this.meters.show(this.at, time);
    }

    // Steps.

    // One step on. With prediction the question comes first; asking again shows the answer.
    advance() {
      const next = this.at + 1;
      if (next >= this.steps.length) return;
      const question = !this.question && this.predict.about(next);
      if (question) this.ask(question);
      else this.go(next, null, true);
    }

    go(index, verdict, travels) {
      const target = Math.max(-1, Math.min(Number(index), this.steps.length - 1));
      if (!travels && target !== this.at + 1) this.play(false);
      const moves = target === this.at + 1;
      this.at = target;
      this.held = 0;
      this.time = this.steps[target]?.nanoseconds ?? 0;
      this.drop();
      this.show(moves, verdict);
      if (!this.isPlaying) this.tell(verdict);
      const row = this.steps[this.at]?.row;
      if (this.isPlaying) return;
      try {
        history.replaceState(null, "", row ? "#" + row : location.pathname + location.search);
      } catch {
        // Some embedders refuse it: then the address does not say the step.
      }
    }

    // Goes to a time that need not be that of a step.
    seekTime(time) {
      this.play(false);
      const index = this.steps.findLastIndex((step) => step.nanoseconds <= time);
      if (index !== this.at) this.go(index);
      this.tick(time);
    }

    // Goes to a step from elsewhere in the page; false when the run has no such step.
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
      this.say.focus({ preventScroll: true });
    }

    // The step that the address names.
    follow() {
      const row = location.hash.slice(1);
      const index = row ? this.steps.findIndex((step) => step.row === row) : -1;
      if (index < 0 || index === this.at) return;
      this.go(index);
      this.reveal();
    }

    show(moves, verdict) {
      const step = this.steps[this.at];
      // Asked before: the browser may take the focus from what is disabled.
      const focused = document.activeElement;
      this.back.disabled = this.first.disabled = this.at < 0;
      this.forward.disabled = this.at === this.steps.length - 1;
      for (const spent of [this.back, this.first, this.forward]) {
        if (spent.disabled && spent === focused) this.toggle.focus();
      }
      this.stage.show(this.at, this.time, moves);
      this.strip.show(this.time);
      this.strip.ariaValueNow = this.at + 1;
      this.strip.ariaValueText = step ? `${this.place(step)}, ${step.time}` : this.place();
      this.say.replaceChildren(...this.sentence(step, verdict));
      this.meters.show(this.at, this.time);
      this.mark();
      this.light();
    }

    place(step) {
      return step ? fill("{{strings.playerPlace}}", { number: step.number,
        count: this.steps.length }) : "{{strings.playerStart}}";
    }

    // A sentence, its reason, and what it changed.
    sentence(step, verdict) {
      const action = make("p", "player-action", step?.action ?? "{{strings.playerBefore}}");
      const note = make("p", "player-note", make("span", "player-place", this.place(step)));
      if (step?.cause) {
        note.append(make("span", "player-cause", fill("{{strings.playerCause}}", step)));
      }
      for (const [name, before, after] of this.changes()) {
        note.append(make("span", "player-change", name + ": ",
          make("span", "player-old", String(before)), " → ", this.value(after)));
      }
      if (this.at === this.steps.length - 1) {
        note.append(make("span", "player-closing", this.model.closing));
        if (this.predict.asked) {
          note.append(make("span", "player-score", fill("{{strings.playerScore}}", this.predict)));
        }
      }
      return verdict ? [verdict, action, note] : [action, note];
    }

    value(value) {
      const known = this.model.states.includes(value);
      return make("span", known ? "state state-" + value : "value", String(value));
    }

    // What the step changed, with the values before it.
    changes() {
      return (this.steps[this.at]?.changes ?? []).map(([variable, value]) => {
        const { name, start } = this.model.variables[variable];
        let before = start;
        for (let index = this.at - 1; index >= 0; index -= 1) {
          const found = this.steps[index].changes.find(([other]) => other === variable);
          if (!found) continue;
          before = found[1];
          break;
        }
        return [name, before, value];
      });
    }

    tell(verdict) {
      const step = this.steps[this.at];
      const news = this.changes().map(([name, , value]) => name + ": " + value);
      const cause = step?.cause ? ", " + fill("{{strings.playerCause}}", step) : "";
      const text = this.place(step) + ": " + (step?.action ?? "{{strings.playerBefore}}") + cause;
      this.status.textContent = [verdict?.textContent, text, ...news].filter(Boolean).join(". ");
    }

    // The row, the column of the tracker and the sentence of the step.
    mark() {
      this.markSentences();
      if (!this.all.open) return;
      const number = this.at + 1;
      const shown = this.rows.filter((row) => this.indexOf(row) >= 0
        && Math.min(...row.dataset.step.split(" ").map((id) => this.places.get(id))) <= this.at);
      const row = shown.at(-1);
      for (const each of this.rows) each.ariaCurrent = each === row ? "step" : null;
      const column = this.columns.findLastIndex((head, index) =>
        index === 1 || head.dataset.number <= number);
      for (const cells of [this.columns, ...this.records.map((record) => [...record.cells])]) {
        cells.forEach((cell, index) => cell.classList.toggle("now", index === column));
      }
      this.hold(row);
      this.hold(this.columns[column]);
    }

    markSentences() {
      const sentences = document.querySelectorAll(
        `.transcript[data-run="${CSS.escape(this.model.run)}"] [data-step]`);
      for (const sentence of sentences) {
        const steps = sentence.dataset.step.split(" ");
        sentence.classList.toggle("now", steps.some((step) => this.places.get(step) === this.at));
      }
    }

    // Scrolls a table, never the page, until one of its parts is in view.
    hold(part) {
      const box = part?.closest(".run-table");
      if (!box?.clientHeight) return;
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

    // Lights the drawings of the run: who acts, and the arrows along which something moves.
    light() {
      const acting = this.steps[this.at]?.service;
      const names = this.model.services.map(({ name }) => name);
      const ways = this.stage.ways(this.at).map((way) => way.map((place) => names[place]));
      const run = CSS.escape(this.model.run);
      for (const drawing of document.querySelectorAll(`.diagram[data-run="${run}"]`)) {
        // A box stands for one service or several; arrows name the boxes at their ends.
        const boxes = [...drawing.querySelectorAll("[data-service]")];
        const of = (service) => boxes.filter(
          (box) => box.dataset.service.split(" ").includes(service));
        for (const box of boxes) delete box.dataset.state;
        for (const box of of(acting)) box.dataset.state = "here";
        const pairs = ways.flatMap(([from, to]) => of(from).flatMap((tail) =>
          of(to).map((head) => tail.dataset.box + " " + head.dataset.box)));
        const edges = [...drawing.querySelectorAll("[data-edge]")];
        const ends = ({ dataset }) => dataset.from + " " + dataset.to;
        const drawn = new Set(edges.map(ends));
        for (const edge of edges) {
          const { from, to } = edge.dataset;
          // An answer takes the arrow of its call where it has none of its own.
          const back = to + " " + from;
          if (pairs.includes(ends(edge)) || pairs.includes(back) && !drawn.has(back)) {
            edge.dataset.state = "travelled";
          } else delete edge.dataset.state;
        }
      }
    }

    // Prediction.

    ask(question) {
      this.question = question;
      this.say.hidden = true;
      this.status.textContent = this.predict.ask(question, (verdict) => {
        this.go(question.index, verdict, true);
        (verdict ? this.toggle : this.forward).focus({ preventScroll: true });
      });
    }

    drop() {
      if (!this.question) return;
      this.question = null;
      this.predict.drop();
      this.say.hidden = false;
    }
  }

  customElements.define("x-player", Player);

  // The player that fills most of the window takes the keys, unless something else has them.
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(target.tagName)) {
      return;
    }
    if (event.key === " " && target.closest?.("button, a, [role=button]")) return;
    const own = target.closest?.("x-player");
    if (target !== document.body && !own) return;
    const shown = (player) => {
      const { top, bottom } = player.getBoundingClientRect();
      return Math.min(bottom, innerHeight) - Math.max(top, 0);
    };
    const player = own ?? [...inView].sort((a, b) => shown(b) - shown(a))[0];
    if (player?.strip && (own || shown(player) > 200)) player.press(event);
  });

  function seek(run, step) {
    const players = document.querySelectorAll(`x-player[data-run="${CSS.escape(run)}"]`);
    return [...players].find((player) => player.places && player.seek(step));
  }

  document.addEventListener("coldstart:step", (event) => seek(event.detail.run, event.detail.step));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.step[data-run][data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (seek(link.dataset.run, link.dataset.step)) event.preventDefault();
  });
})();
