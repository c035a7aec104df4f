// Draws a run: services and wires, the things in them, and a token for every request. It shows
// what the build wrote of each step, and knows nothing of what services do.
(function () {
  "use strict";
  const { make, fill } = coldstart;
  const travel = 450;
  // How wide a letter is, on average.
  const letter = 7.7;
  const states = {
    allocated: "{{strings.stateAllocated}}", initialising: "{{strings.stateInitialising}}",
    running: "{{strings.stateRunning}}", idle: "{{strings.stateIdle}}",
    visible: "{{strings.stateVisible}}", hidden: "{{strings.stateHidden}}",
    dead: "{{strings.stateDead}}", booting: "{{strings.stateBooting}}",
    ready: "{{strings.stateReady}}", busy: "{{strings.stateBusy}}", away: "{{strings.stateAway}}",
  };
  const names = {
    environment: "{{strings.stageEnvironment}}", server: "{{strings.stageServer}}",
    task: "{{strings.stageTask}}",
  };

  // A length of time as readers see it: three figures at most, or two units.
  coldstart.time = (nanoseconds) => {
    const units = [
      ["µs", 1e3], ["ms", 1e6], ["s", 1e9], ["min", 6e10], ["h", 36e11], ["d", 864e11],
    ];
    const at = Math.max(units.findLastIndex(([, size]) => nanoseconds >= size), 0);
    const [name, size] = nanoseconds < 1e3 ? units[2] : units[at];
    if (at < 3) return `${Number((nanoseconds / size).toPrecision(3))} ${name}`;
    const whole = Math.floor(nanoseconds / size);
    const rest = Math.floor((nanoseconds - whole * size) / units[at - 1][1]);
    return `${whole} ${name}` + (rest ? ` ${rest} ${units[at - 1][0]}` : "");
  };

  function place(element, x, y, width, height) {
    Object.assign(element.style, {
      left: x + "px", top: y + "px", width: width + "px", height: height + "px",
    });
    return element;
  }

  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };

  // The last entry that holds at a step, where entries are sorted by `key`.
  function last(list, index, key) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle][key] <= index) low = middle + 1;
      else high = middle;
    }
    return list[low - 1];
  }

  class Stage extends HTMLElement {
    load(model, after) {
      this.model = model;
      this.stage = model.stage;
      this.after = after;
      this.tokens = [];
      this.echoes = new Map();
      this.moves = new Map();
      for (const message of this.stage.messages) {
        if (message.echo) {
          if (!this.echoes.has(message.step)) this.echoes.set(message.step, []);
          this.echoes.get(message.step).push(message);
          continue;
        }
        (this.tokens[message.token] ??= []).push(message);
        if (!this.moves.has(message.step)) this.moves.set(message.step, new Map());
        const moved = this.moves.get(message.step);
        if (!moved.has(message.token)) moved.set(message.token, []);
        moved.get(message.token).push(message);
      }
      this.calm = matchMedia("(prefers-reduced-motion: reduce)");
      this.index = -1;
      this.time = 0;
      new ResizeObserver(() => this.fit()).observe(this);
      this.fit();
    }

    // The layout for the width at hand, scaled to fill it.
    fit() {
      const width = this.clientWidth;
      if (!width) return;
      const fits = this.stage.layouts.filter((layout) => layout.width <= width);
      const layout = fits.at(-1) ?? this.stage.layouts[0];
      const most = parseFloat(getComputedStyle(this).maxHeight) || 320;
      const scale = Math.min(width / layout.width, most / layout.height);
      if (layout !== this.layout) {
        this.layout = layout;
        this.build();
        this.show(this.index, this.time, false);
        this.after?.(layout);
      }
      this.plane.style.transform =
        `translateX(${(width - layout.width * scale) / 2}px) scale(${scale})`;
    }

    build() {
      const { width, height, boxes } = this.layout;
      this.wires = svg("svg", { class: "stage-wires", width, height, "aria-hidden": "true" });
      this.lines = this.stage.wires.map((wire, index) => {
        const route = this.layout.routes[index];
        let path = `M${route[0]} ${route[1]}`;
        for (let i = 2; i < route.length; i += 2) path += `L${route[i]} ${route[i + 1]}`;
        const line = svg("path", { d: path });
        if (wire.event) line.setAttribute("data-event", "");
        line.dataset.from = wire.from;
        line.dataset.to = wire.to;
        this.wires.append(line);
        return line;
      });
      this.boxes = this.stage.services.map((service, index) => this.box(service, index, boxes));
      this.slots = this.stage.things.map((thing) => this.slot(thing));
      this.marks = [];
      this.plane = make("div", { className: "stage-plane", ariaHidden: true },
        this.wires, ...this.boxes, ...this.slots.filter(Boolean));
      place(this.plane, 0, 0, width, height);
      this.spare = [];
      this.replaceChildren(...this.querySelectorAll(":scope > svg"), this.plane);
    }

    box(service, index, boxes) {
      const [x, y, width, height] = boxes[index];
      const named = this.model.services[index];
      const box = make("div", "stage-box", make("strong", {}, named.title));
      box.title = named.title;
      box.dataset.look = service.look;
      box.dataset.service = named.name;
      if (service.limit && width > 150 && service.look !== "states") {
        box.append(make("small", {}, fill("{{strings.stageLimit}}", service)));
      }
      const grid = this.layout.grids[index];
      if (grid) this.empty(box, service, index, grid, boxes[index]);
      else {
        // Its name stands in the middle, and makes room for what comes in.
        box.dataset.plain = "";
        box.style.setProperty("--lift", Math.max(height / 2 - 18, 9) + "px");
      }
      return place(box, x, y, width, height);
    }

    // The halves of zones, and slots in which nothing is.
    empty(box, service, index, grid, [left, top, , height]) {
      const own = this.stage.things.filter((thing) => thing.service === index && thing.number);
      for (let zone = 0; zone < (service.zones ?? 0); zone += 1) {
        const [x, , width] = slotAt(grid, zone);
        const half = make("div", "stage-zone");
        half.dataset.zone = zone + 1;
        box.append(place(half, x - left - 4, 28, width + 4, height - 34));
      }
      const used = own.reduce((most, thing) => Math.max(most, thing.slot + 1), 0);
      const count = Math.max(used, service.limit ?? 0, service.look === "room" ? 1 : 0);
      for (let number = 0; number < count; number += 1) {
        const [x, y, width, height] = slotAt(grid, number);
        const empty = make("div", "stage-empty");
        box.append(place(empty, x - left - 1, y - top - 1, width, height));
      }
    }

    slot(thing) {
      const grid = this.layout.grids[thing.service];
      if (!grid || !thing.number) return null;
      const [x, y, width, height] = slotAt(grid, thing.slot);
      const service = this.stage.services[thing.service];
      const name = thing.name ?? (width > 120 && names[service.thing]
        ? fill(names[service.thing], thing) : String(thing.number));
      const bar = make("i", "stage-bar");
      const label = make("b", {}, height >= 20 && width >= 22 ? name : "");
      const note = make("span", {});
      const slot = make("div", "stage-slot", bar, label, note);
      slot.dataset.thing = this.stage.things.indexOf(thing);
      slot.dataset.look = service.look;
      if (width < 70 && service.look !== "states") slot.dataset.small = "";
      // Letters that its state may have.
      slot.room = width < 70 ? 0
        : (width - (service.look === "states" ? 26 : 53)) / letter - label.textContent.length;
      slot.title = name;
      return place(slot, x, y, width, height);
    }

    // Shows what is so after a step. `moves` lets tokens travel there.
    show(index, time, moves) {
      this.leaving = this.echoes.get(this.index) ?? [];
      const forward = moves && index === this.index + 1 && !this.calm.matches;
      this.index = index;
      this.time = time;
      this.showThings(index);
      this.showTokens(index, forward);
      this.showLit(index);
      this.tick(time);
    }

    showThings(index) {
      this.alive = [];
      this.stage.things.forEach((thing, number) => {
        const slot = this.slots[number];
        const span = last(thing.spans, index, "from");
        const holds = span && (span.to === undefined || span.to > index);
        if (slot) {
          if (slot.span !== (holds ? span : null)) {
            slot.span = holds ? span : null;
            slot.dataset.state = holds ? span.state : "none";
            if (holds) this.fill(slot, span, this.time);
          }
          if (holds && (span.deadline ?? span.end) !== undefined) this.alive.push([slot, span]);
        } else if (!thing.number) {
          this.boxes[thing.service].toggleAttribute("data-away", Boolean(holds));
        }
      });
      const away = (this.stage.losses ?? []).filter(
        ([, from, to]) => from <= index && (to ?? Infinity) > index).map(([zone]) => zone);
      for (const empty of this.plane.querySelectorAll("[data-zone]")) {
        empty.toggleAttribute("data-away", away.includes(Number(empty.dataset.zone)));
      }
    }

    // What the step is about: who acts, on what, along which wires.
    showLit(index) {
      const step = this.model.steps[index];
      const thing = step?.subject && this.stage.things.findIndex((each) =>
        each.number === step.subject && this.model.services[each.service].name === step.service);
      this.boxes.forEach((box) =>
        box.toggleAttribute("data-lit", box.dataset.service === step?.service));
      this.lit?.removeAttribute("data-lit");
      this.lit = this.slots[thing];
      this.lit?.setAttribute("data-lit", "");
      const ways = this.ways(index);
      for (const line of this.lines) {
        line.toggleAttribute("data-lit", ways.some(([from, to]) =>
          line.dataset.from == from && line.dataset.to == to
          || line.dataset.from == to && line.dataset.to == from));
      }
    }

    // The pairs of services between which something moves at a step.
    ways(index) {
      const moved = [...(this.moves.get(index)?.values() ?? [])].flat();
      return [...moved, ...(this.echoes.get(index) ?? [])].flatMap((message) =>
        message.way.slice(1).map((to, place) => [message.way[place], to]));
    }

    // Bars and clocks of things at an instant.
    tick(time) {
      this.time = time;
      for (const [slot, span] of this.alive) this.fill(slot, span, time);
    }

    fill(slot, span, time) {
      const end = span.deadline ?? span.end;
      const part = end > span.start
        ? Math.min(1, Math.max(0, (time - span.start) / (end - span.start))) : 0;
      const drains = span.state === "idle" || span.state === "hidden";
      slot.firstChild.style.transform =
        `scaleX(${drains ? (span.deadline ? 1 - part : 1) : end === undefined ? 1 : part})`;
      const left = span.deadline && Math.max(0, span.deadline - time);
      const state = states[span.state] ?? span.state;
      const words = drains && left !== undefined
        ? [fill("{{strings.stageLeft}}", { state, time: coldstart.time(left) }), state] : [state];
      const text = words.find(({ length }) => length <= slot.room) ?? "";
      if (slot.lastChild.textContent !== text) slot.lastChild.textContent = text;
    }

    // Tokens.

    showTokens(index, travels) {
      const spots = new Map();
      const places = new Map();
      const shown = [];
      this.tokens.forEach((list, token) => {
        const message = list && last(list, index, "step");
        if (!message) return;
        const isGone = message.spot === "gone";
        if (isGone && !(travels && message.step === index)) return;
        shown.push([token, message]);
        if (isGone) return;
        const key = this.keyOf(message, index);
        if (!spots.has(key)) spots.set(key, []);
        places.set(token, spots.get(key).push(token) - 1);
      });
      this.boxes.forEach((box, service) =>
        box.toggleAttribute("data-full", spots.has(`${service} inside `)));
      const used = new Set();
      for (const [token, message] of shown) {
        const line = message.spot === "gone" ? [] : spots.get(this.keyOf(message, index));
        const number = places.get(token);
        const target = message.spot === "gone"
          ? this.edge(message) : this.at(message, number, line.length, index);
        this.settle(token, message, target, travels && message.step === index
          ? this.moves.get(index).get(token) : null, travels);
        used.add(token);
      }
      this.showEchoes(index, used, travels);
      this.marks.forEach((mark, token) => {
        if (mark && !used.has(token)) this.release(token);
      });
    }

    keyOf(message, index) {
      const service = message.way.at(-1);
      const thing = this.thingOf(message, index);
      const spot = message.spot === "line" ? "door" : message.spot === "tray"
        ? "refused" : message.spot === "home" ? message.outcome : message.spot;
      return `${service} ${spot} ${thing ?? ""}`;
    }

    // The thing beside or in which a token stands, while there is one.
    thingOf({ thing, spot }, index) {
      if (thing === undefined || !this.slots[thing] || spot === "refused") return undefined;
      const span = last(this.stage.things[thing].spans, index, "from");
      const holds = span && (span.to === undefined || span.to > index);
      return holds || spot === "inside" ? thing : undefined;
    }

    at(message, number, count, index) {
      const service = message.way.at(-1);
      const [x, y, width, height] = this.layout.boxes[service];
      const thing = this.thingOf(message, index);
      const spread = (most, step) => count > 1 ? Math.min(step, most / (count - 1)) : 0;
      const shelf = x + 13 + number * spread(width - 26, 22);
      const below = Math.min(this.layout.height - 14, y + height + 16);
      if (message.spot === "home") {
        return [shelf, message.outcome === "answered" ? Math.max(14, y - 16) : below];
      }
      if (message.spot === "refused" || message.spot === "tray") return [shelf, below];
      if (thing !== undefined) {
        const grid = this.layout.grids[service];
        const [left, top, wide, tall] = slotAt(grid, this.stage.things[thing].slot);
        if (message.spot !== "inside") return [x - 17 - number * spread(20, 7), top + tall / 2];
        const isState = this.stage.services[service].look === "states";
        const first = isState ? left + wide - 16 : wide < 70 ? left + wide / 2 : left + 16;
        const step = spread(Math.max(0, wide - 32), 18);
        return [first + number * (isState ? -step : step), top + tall / 2, tall < 26];
      }
      if (message.spot === "inside") {
        const gap = spread(width - 30, 24);
        const middle = x + width / 2 + (number - (count - 1) / 2) * gap;
        return [middle, y + Math.max(height - 18, 31)];
      }
      const gap = spread(height - 20, 25);
      return [x - 17, y + height / 2 + (number - (count - 1) / 2) * gap];
    }

    // Where a token goes that is no more.
    edge(message) {
      const [x, y, width, height] = this.layout.boxes[message.way.at(-1)];
      return message.way.length > 1 ? [x + width, y + height / 2] : [x + width / 2, y + height / 2];
    }

    settle(token, message, target, moved, travels) {
      let mark = this.marks[token];
      if (!mark) {
        mark = this.spare.pop() ?? make("div", "stage-token");
        mark.textContent = message.request;
        mark.at = null;
        this.marks[token] = mark;
        this.plane.append(mark);
      }
      if (mark.shows !== message) {
        mark.shows = message;
        mark.dataset.token = token;
        mark.dataset.outcome = message.outcome;
        mark.toggleAttribute("data-event", Boolean(message.event));
      }
      mark.toggleAttribute("data-flat", Boolean(target[2]));
      const from = mark.at ?? this.start(message);
      const shifts = Math.hypot(from[0] - target[0], from[1] - target[1]);
      if (mark.at && !moved && !mark.flight && shifts < 0.5) return;
      mark.at = target;
      mark.style.transform = shift(target);
      mark.flight?.cancel();
      mark.flight = null;
      // Who only closes up in a crowd does so at once.
      if (travels && (moved ? shifts > 0 : shifts > 4) || travels && message.spot === "gone") {
        this.fly(mark, from, moved ?? [], target, message.spot === "gone");
      }
    }

    // Where a token comes from that was nowhere before.
    start(message) {
      const [x, y, width, height] = this.layout.boxes[message.way[0]];
      return message.way.length > 1 ? [x + width, y + height / 2] : [x - 17, y + height / 2];
    }

    release(token) {
      const mark = this.marks[token];
      this.marks[token] = null;
      mark.flight?.cancel();
      mark.flight = null;
      mark.remove();
      delete mark.dataset.echo;
      this.spare.push(mark);
    }

    fly(mark, from, moved, target, vanishes) {
      const points = [from];
      for (const { way } of moved) {
        way.slice(1).forEach((to, place) => points.push(...this.wayOf(way[place], to)));
      }
      points.push(target);
      const lengths = points.slice(1).map(([x, y], place) =>
        Math.hypot(x - points[place][0], y - points[place][1]));
      const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
      let passed = 0;
      const frames = points.map((point, place) => {
        passed += place ? lengths[place - 1] : 0;
        return { transform: shift(point), offset: Math.min(1, passed / whole) };
      });
      if (vanishes) {
        frames.forEach((frame, place) => { frame.opacity = place === points.length - 1 ? 0 : 1; });
      }
      const flight = mark.animate(frames, {
        duration: (moved.length ? travel : 220) / (this.rate || 1),
        easing: "cubic-bezier(.4,.1,.3,1)",
      });
      const { token } = mark.dataset;
      mark.flight = flight;
      flight.onfinish = () => {
        mark.flight = null;
        if (vanishes && this.marks[token] === mark) this.release(token);
      };
    }

    // The corners of the wire between two services, in the order in which it is gone.
    wayOf(from, to) {
      let wire = this.stage.wires.findIndex((each) => each.from === from && each.to === to);
      const isBack = wire < 0;
      if (isBack) wire = this.stage.wires.findIndex((each) => each.from === to && each.to === from);
      const route = this.layout.routes[wire];
      if (!route) return [];
      const points = [];
      for (let i = 0; i < route.length; i += 2) points.push([route[i], route[i + 1]]);
      return isBack ? points.reverse() : points;
    }

    // A call that is answered within its step stands where it was made to while the step is shown.
    showEchoes(index, used, travels) {
      for (const message of this.echoes.get(index) ?? []) {
        const target = this.at(message, 0, 1, index);
        this.settle(message.token, message, target, [message], travels);
        this.marks[message.token].dataset.echo = "";
        used.add(message.token);
      }
      if (!travels) return;
      for (const message of this.leaving) {
        if (!this.marks[message.token]) continue;
        const back = { ...message, way: [...message.way].reverse(), spot: "gone" };
        this.settle(message.token, back, this.start(message), [back], true);
        used.add(message.token);
      }
    }
  }

  const shift = ([x, y]) => `translate(${x - 13}px,${y - 13}px)`;

  function slotAt([x, y, width, height, columns, gap], number) {
    const [row, column] = [Math.floor(number / columns), number % columns];
    return [x + column * (width + gap), y + row * (height + gap), width, height];
  }

  customElements.define("x-stage", Stage);
})();
