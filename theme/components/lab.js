// Shows one run of a grid at a time: chosen by its settings, drawn along one of them, and held
// against the run it began with.
(function () {
  "use strict";
  const { make, button, fill } = coldstart;
  const frame = { height: 300, left: 64, right: 16, top: 20, bottom: 52 };

  function draw(tag, attributes, text) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // Round numbers from zero to at least the greatest value.
  function ticks(greatest) {
    const rough = (greatest || 1) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) * power;
    return Array.from({ length: Math.ceil(greatest / step) + 1 || 2 }, (_, index) => index * step);
  }

  class Lab extends HTMLElement {
    connectedCallback() {
      const source = this.querySelector(".block-data");
      if (this.model || !source) return;
      Object.assign(this, { model: JSON.parse(source.textContent) });
      const { axes, base } = this.model;
      this.strides = axes.map((_, axis) =>
        axes.slice(axis + 1).reduce((product, next) => product * next.values.length, 1));
      this.places = this.placesOf(base);
      this.figure = 0;
      this.along = axes.reduce((best, axis, index) =>
        axis.values.length > axes[best].values.length ? index : best, 0);
      this.build();
      this.dataset.ready = "";
      this.querySelector(".lab-runs").open = false;
      this.follow();
      addEventListener("hashchange", () => this.follow());
    }

    placesOf(cell) {
      return this.model.axes.map((axis, index) =>
        Math.floor(cell / this.strides[index]) % axis.values.length);
    }

    cellAt(places) {
      return places.reduce((sum, place, axis) => sum + place * this.strides[axis], 0);
    }

    get cell() {
      return this.cellAt(this.places);
    }

    build() {
      this.controls = this.model.axes.map((axis, index) => this.control(axis, index));
      this.guess = make("input", { type: "checkbox", checked: true,
        onchange: () => this.reveal() });
      const guess = make("label", "switch", this.guess, "{{strings.labGuess}}");
      this.chooseFigure = this.choice(this.model.figures.map((figure) => figure.title), (index) => {
        this.figure = index;
        this.show();
      });
      this.chooseAxis = this.choice(this.model.axes.map((axis) => axis.title), (index) => {
        this.along = index;
        this.show();
      });
      this.chooseAxis.value = this.along;
      const reset = button("lab-reset", "{{strings.labReset}}",
        () => this.move(this.placesOf(this.model.base)));
      this.status = make("p", { className: "sr-only", role: "status" });
      this.chart = make("div", "lab-chart");
      this.figures = make("div", "lab-figures");
      this.question = make("div", { className: "lab-question", tabIndex: -1 });
      const drawn = make("p", "lab-drawn", make("label", {}, "{{strings.labFigure}} ",
        this.chooseFigure));
      if (this.model.axes.length > 1) {
        drawn.append(make("label", {}, "{{strings.labAlong}} ", this.chooseAxis));
      }
      this.results = make("div", "lab-results", this.figures, drawn, this.chart);
      this.querySelector(".lab-title").after(
        make("div", "lab-controls", ...this.controls.map((control) => control.element)),
        make("p", "lab-options", guess, reset), this.question, this.results, this.status);
    }

    choice(titles, act) {
      return make("select", { onchange: (event) => act(Number(event.target.value)) },
        ...titles.map((title, index) => new Option(title, index)));
    }

    // A slider over values that grow, a list over all others.
    control(axis, index) {
      const isScale = axis.values.length > 2 && axis.values.every((value) => /^[\d.]/.test(value));
      const change = (place) => {
        const places = [...this.places];
        places[index] = place;
        this.move(places);
      };
      // The label names its control: around a slider it would belong to the value before it.
      const htmlFor = `${this.id}-setting-${index}`;
      const label = make("label", { className: "lab-setting", htmlFor }, axis.title);
      const base = axis.values[this.placesOf(this.model.base)[index]];
      const hint = make("span", "lab-base", fill("{{strings.labBaseValue}}", { value: base }));
      if (!isScale) {
        const input = Object.assign(this.choice(axis.values, change), { id: htmlFor });
        return { input, element: make("div", "lab-control", label, input, hint),
          set: (place) => input.value = place };
      }
      const input = make("input", { type: "range", id: htmlFor, min: 0,
        max: axis.values.length - 1, oninput: () => change(Number(input.value)) });
      const shown = make("output", "lab-value");
      const set = (place) => {
        input.value = place;
        shown.textContent = input.ariaValueText = axis.values[place];
      };
      return { input, set, element: make("div", "lab-control", label, shown, input, hint) };
    }

    move(places) {
      this.places = places;
      const isNew = this.cell !== this.model.base && this.cell !== this.known;
      if (this.guess.checked && isNew) this.ask();
      else this.reveal();
      this.remember();
    }

    ask() {
      this.set();
      const figure = this.model.figures[this.figure];
      const text = fill("{{strings.labQuestion}}", { figure: figure.title });
      const answers = [["{{strings.labLess}}", -1], ["{{strings.labSame}}", 0],
        ["{{strings.labMore}}", 1]].map(([words, sign]) =>
        button("player-choice", words, () => this.answer(sign)));
      const show = button("player-show", "{{strings.playerShow}}", () => {
        this.reveal();
        this.question.focus();
      });
      this.question.replaceChildren(make("div",
        { className: "player-question", role: "group", ariaLabel: text }, make("p", {}, text),
        make("div", "player-choices", ...answers, show)));
      this.results.hidden = true;
      this.status.textContent = text;
    }

    answer(sign) {
      const { values, base } = this.model;
      const truth = Math.sign(values[this.cell][this.figure] - values[base][this.figure]);
      const right = sign === truth;
      this.reveal();
      const texts = this.model.texts;
      const words = fill(right ? "{{strings.labRight}}" : "{{strings.labWrong}}", {
        figure: this.model.figures[this.figure].title,
        from: texts[base][this.figure], to: texts[this.cell][this.figure],
      });
      this.question.replaceChildren(
        make("p", "player-verdict " + (right ? "is-right" : "is-wrong"), words));
      this.question.focus({ preventScroll: true });
      this.status.textContent = words;
    }

    reveal() {
      this.known = this.cell;
      this.question.replaceChildren();
      this.results.hidden = false;
      this.show();
      this.status.textContent = this.sentence(this.cell);
    }

    set() {
      this.controls.forEach((control, index) => control.set(this.places[index]));
    }

    show() {
      this.set();
      this.figures.replaceChildren(this.table());
      this.chart.replaceChildren(this.plot());
    }

    sentence(cell) {
      return this.model.figures.map((figure, index) =>
        figure.title + ": " + this.model.texts[cell][index]).join(". ");
    }

    // Every figure now, in the base run, and what that is more or less of.
    table() {
      const { figures, texts, values, base } = this.model;
      const head = make("tr", {}, ...["{{strings.labFigure}}", "{{strings.labNow}}",
        "{{strings.labBase}}", "{{strings.labChange}}"].map(
        (title) => make("th", { scope: "col" }, title)));
      const rows = figures.map((figure, index) => make("tr", {},
        make("th", { scope: "row" }, figure.title),
        make("td", "align-right lab-now", texts[this.cell][index]),
        make("td", "align-right", texts[base][index]),
        this.change(figure, values[this.cell][index], values[base][index])));
      const table = make("table", "lab-table",
        make("caption", "sr-only", "{{strings.labFigures}}"),
        make("thead", {}, head), make("tbody", {}, ...rows));
      return make("div", { className: "table run-table", tabIndex: 0, role: "region",
        ariaLabel: "{{strings.labFigures}}" }, table);
    }

    change(figure, now, base) {
      const difference = now - base;
      if (difference === 0) return make("td", "lab-change is-same", "{{strings.labUnchanged}}");
      const percent = Math.abs(Math.round(difference / base * 1000) / 10) + " %";
      const share = base === 0 ? "" : now >= base * 3
        ? "× " + Math.round(now / base * 10) / 10 : (difference > 0 ? "+" : "−") + percent;
      const isBetter = (difference < 0) === (figure.better === "less");
      const [kind, words] = figure.better === "neither" ? ["is-other", ""]
        : isBetter ? ["is-better", "{{strings.labBetter}}"] : ["is-worse", "{{strings.labWorse}}"];
      const arrow = make("span", { className: "lab-arrow", ariaHidden: true },
        difference > 0 ? "▲" : "▼");
      return make("td", "lab-change " + kind, arrow,
        [share || (difference > 0 ? "{{strings.labMore}}" : "{{strings.labLess}}"), words]
          .filter(Boolean).join(", "));
    }

    // One figure along one setting, the others as they are chosen; dashed where the base run has
    // them otherwise.
    plot() {
      const { axes, figures, texts, values, base } = this.model;
      const size = { ...frame, width: Math.max(320, Math.min(this.clientWidth - 32, 720)) };
      const axis = axes[this.along];
      const figure = figures[this.figure];
      const line = (places) => axis.values.map((_, place) => {
        const there = [...places];
        there[this.along] = place;
        return this.cellAt(there);
      });
      const cells = line(this.places);
      const others = line(this.placesOf(base));
      const isApart = cells[0] !== others[0];
      const all = [...cells, ...(isApart ? others : [])].map((cell) => values[cell][this.figure]);
      const marks = ticks(Math.max(...all));
      // A figure that is nothing everywhere lies on the axis.
      const top = marks.at(-1) || 1;
      const x = (place) => size.left + (place + 0.5) / axis.values.length
        * (size.width - size.left - size.right);
      const y = (value) => size.height - size.bottom - value / top
        * (size.height - size.top - size.bottom);
      const title = fill("{{strings.labChart}}", { figure: figure.title, setting: axis.title })
        + " " + cells.map((cell, place) => axis.values[place] + ": " + texts[cell][this.figure])
          .join(", ");
      const svg = draw("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img",
        "aria-label": title, class: "lab-plot" });
      for (const mark of marks) {
        svg.append(draw("line", { class: "lab-grid", x1: size.left, x2: size.width - size.right,
          y1: y(mark), y2: y(mark) }),
        draw("text", { class: "lab-tick", x: size.left - 8, y: y(mark) + 4, "text-anchor": "end" },
          this.tick(mark, figure.unit)));
      }
      const every = Math.ceil(axis.values.length * 70 / size.width);
      axis.values.forEach((value, place) => {
        if (place % every && place !== this.places[this.along]) return;
        svg.append(draw("text", { class: "lab-tick", x: x(place), y: size.height - size.bottom + 20,
          "text-anchor": "middle" }, value));
      });
      svg.append(
        draw("text", { class: "lab-axis", x: (size.left + size.width - size.right) / 2,
          y: size.height - 8, "text-anchor": "middle" }, axis.title),
        draw("text", { class: "lab-axis", x: size.left, y: 12, "text-anchor": "start" },
          figure.title));
      const path = (run) => run.map((cell, place) =>
        (place ? "L" : "M") + x(place) + " " + y(values[cell][this.figure])).join("");
      if (isApart) svg.append(draw("path", { class: "lab-line is-base", d: path(others) }));
      svg.append(draw("path", { class: "lab-line", d: path(cells) }));
      cells.forEach((cell, place) => svg.append(draw("circle", {
        class: place === this.places[this.along] ? "lab-dot is-now" : "lab-dot",
        cx: x(place), cy: y(values[cell][this.figure]),
        r: place === this.places[this.along] ? 7 : 3.5 })));
      return svg;
    }

    tick(value, unit) {
      if (unit === "share") return Math.round(value * 1000) / 10 + " %";
      if (unit === "seconds") return value < 1 && value > 0
        ? Math.round(value * 1e6) / 1e3 + " ms" : Math.round(value * 1000) / 1000 + " s";
      return new Intl.NumberFormat("en", { maximumFractionDigits: 3,
        notation: value >= 1e6 ? "compact" : "standard" }).format(value);
    }

    // The address names the run by its values: #lab-busy-hour=512 MB,10
    remember() {
      const values = this.places.map((place, axis) => this.model.axes[axis].values[place]);
      try {
        history.replaceState(null, "", "#" + this.id + "=" + values.map(encodeURIComponent).join());
      } catch {
        // Some embedders refuse it: then the address does not say the run.
      }
    }

    follow() {
      const [id, list] = location.hash.slice(1).split("=");
      const isOwn = id === this.id && list;
      if (isOwn) {
        list.split(",").forEach((value, index) => {
          const values = this.model.axes[index]?.values ?? [];
          const place = values.indexOf(decodeURIComponent(value));
          if (place >= 0) this.places[index] = place;
        });
      }
      this.reveal();
      if (isOwn) this.scrollIntoView();
    }
  }

  customElements.define("x-lab", Lab);
})();
