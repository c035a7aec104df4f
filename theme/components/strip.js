// The time of a run as a line to move along: what each thing did when, when requests came, and
// where the line is cut.
(function () {
  "use strict";
  const looks = {
    allocated: "prepare", initialising: "prepare", booting: "prepare", running: "run", busy: "run",
    idle: "keep", ready: "keep", away: "away",
  };
  const names = {
    environment: "{{strings.stageEnvironment}}", server: "{{strings.stageServer}}",
    task: "{{strings.stageTask}}",
  };
  const [top, bottom] = [38, 26];
  const letter = 7.6;

  function svg(tag, attributes, text) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  class Strip extends HTMLElement {
    load(model, flags) {
      this.model = model;
      this.flags = flags;
      this.role = "slider";
      this.tabIndex = 0;
      this.ariaLabel = "{{strings.playerStep}}";
      this.ariaValueMin = 0;
      this.ariaValueMax = model.steps.length;
      this.addEventListener("pointerdown", (event) => {
        this.setPointerCapture(event.pointerId);
        this.seek(event);
      });
      this.addEventListener("pointermove", (event) => {
        if (this.hasPointerCapture(event.pointerId)) this.seek(event);
      });
    }

    draw(layout) {
      this.layout = layout;
      const { width, axis } = layout;
      const { things, services } = this.model.stage;
      const lanes = things.filter(
        (thing) => thing.number && services[thing.service].look === "room");
      const inner = Math.min(lanes.length * 20, width < 500 ? 66 : 88);
      const pitch = inner / (lanes.length || 1);
      this.lower = top + inner;
      const height = this.lower + bottom;
      this.picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
      const [start, end] = [axis[0]?.[2] ?? 14, axis.at(-1)?.[3] ?? width - 16];
      this.ends = [start, end];
      for (const segment of axis) if (segment[4]) this.cut(segment);
      lanes.forEach((thing, row) => this.lane(thing, top + row * pitch, pitch));
      this.picture.append(svg("path", {
        class: "strip-line", d: `M${start} ${this.lower + 4}H${end}`,
      }));
      this.arrows();
      this.ticks();
      this.head = svg("g", { class: "strip-head" });
      this.head.append(
        svg("path", { d: `M0 6V${this.lower + 8}` }), svg("circle", { r: 6, cy: 7 }));
      this.picture.append(this.head);
      this.replaceChildren(this.picture);
      this.show(this.time ?? 0);
    }

    lane(thing, y, pitch) {
      const height = Math.max(1, Math.min(14, pitch * 0.75));
      const service = this.model.stage.services[thing.service];
      if (pitch >= 15) {
        this.picture.append(svg("text", { x: 8, y: y + 12 },
          coldstart.fill(names[service.thing] ?? "{number}", thing)));
      }
      for (const span of thing.spans) {
        const look = looks[span.state];
        const [from, to] = [this.place(span.start), this.place(span.end ?? this.model.stage.end)];
        if (!look || to <= from) continue;
        const thin = look === "keep" ? height * 0.3 : 0;
        this.picture.append(svg("rect", {
          class: "strip-" + look, x: from, width: Math.max(1, to - from), y: y + thin,
          height: height - 2 * thin, rx: Math.min(3, height / 4),
        }));
      }
    }

    // Where the line is cut stands how much is left out.
    cut([from, to, start, end]) {
      const down = this.lower + 4;
      let edge = "";
      for (const x of [start + 1, end - 1]) {
        edge += `M${x} ${top - 4}`;
        for (let y = top - 4, side = 3; y < down; y += 6, side = -side) edge += `l${side} 6`;
      }
      this.picture.append(
        svg("rect", { class: "strip-cut", x: start, width: end - start, y: top - 4,
          height: down - top + 4 }),
        svg("path", { class: "strip-edge", d: edge }),
        svg("text", { class: "strip-length", x: (start + end) / 2, y: 15 },
          this.roughly(to - from)));
    }

    // To two figures of its largest unit, or as it is where that is as short.
    roughly(span) {
      const text = coldstart.time(span);
      if (text.length < 8) return text;
      const unit = [864e11, 36e11, 6e10].find((size) => span >= size / 2) ?? 1e9;
      return coldstart.time(Math.round(span / unit) * unit);
    }

    arrows() {
      const sent = this.model.steps.filter((step) => /^(send|retry|trigger)$/.test(step.kind));
      let right = -9;
      for (const step of sent) {
        const x = this.place(step.nanoseconds);
        if (x < right + 5) continue;
        right = x;
        this.picture.append(svg("path", {
          class: "strip-arrow", d: `M${x} ${top - 17}v12m-4-4 4 4 4-4`,
        }));
      }
      let place = -9;
      for (const x of this.flags.map((index) => this.place(this.model.steps[index].nanoseconds))
        .sort((one, other) => one - other)) {
        if (x < place + 9) continue;
        place = x;
        this.picture.append(svg("path", {
          class: "strip-flag", d: `M${x} ${this.lower - 2}l6 6-6 6-6-6z`,
        }));
      }
    }

    ticks() {
      const times = [...new Set(this.model.steps.map((step) => step.nanoseconds))];
      times.push(this.model.stage.end);
      let right = 0;
      const words = times.map((time) => [time, coldstart.time(time)])
        .filter(([, text], place, all) => text !== all[place - 1]?.[1]);
      const final = words.at(-1)[0];
      for (const [time, text] of [words.at(-1), ...words.slice(0, -1)]) {
        const half = text.length * letter / 2;
        const x = Math.min(Math.max(this.place(time), half + 4), this.layout.width - half - 4);
        const isLast = time === final;
        if (!isLast && x - half < right) continue;
        if (!isLast && this.lastTick && x + half > this.lastTick) continue;
        if (isLast) this.lastTick = x - half - 8;
        else right = x + half + 8;
        this.picture.append(svg("text", { class: "strip-tick", x, y: this.lower + 21 }, text));
      }
      this.lastTick = 0;
    }

    // The place of a time, and the time of a place.
    place(time) {
      const segment = this.layout.axis.find(([, to]) => time <= to);
      if (!segment) return this.ends[1];
      const [from, to, start, end] = segment;
      return start + (to > from ? (time - from) / (to - from) : 0) * (end - start);
    }

    timeAt(x) {
      const segment = this.layout.axis.find(([, , , end]) => x <= end);
      if (!segment) return this.model.stage.end;
      const [from, to, start, end] = segment;
      return from + Math.max(0, (x - start) / (end - start)) * (to - from);
    }

    seek(event) {
      const box = this.picture.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * this.layout.width;
      const near = this.model.steps.find((step) =>
        Math.abs(this.place(step.nanoseconds) - x) < 5);
      this.dispatchEvent(new CustomEvent("seek", { detail: near?.nanoseconds ?? this.timeAt(x) }));
    }

    show(time) {
      this.time = time;
      if (this.head) this.head.style.transform = `translateX(${this.place(time)}px)`;
    }
  }

  customElements.define("x-strip", Strip);
})();
