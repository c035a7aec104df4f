// What a run has come to at an instant: its clock, what is billed, what that costs, how many
// environments there are.
(function () {
  "use strict";
  const { make } = coldstart;

  class Meters extends HTMLElement {
    load(model) {
      const { amounts, currency, services, things } = model.stage;
      this.model = model;
      this.list = make("dl");
      this.clock = this.add("clock", "{{strings.meterClock}}");
      const last = amounts.at(-1);
      if (last?.[0]) this.billed = this.add("billed", "{{strings.meterBilled}}");
      if (currency && Number(last?.[2])) {
        this.money = this.add("money", "{{strings.meterMoney}}");
        const digits = 2 - Math.floor(Math.log10(Number(last[2])));
        this.decimals = Math.min(12, Math.max(2, digits));
        this.sign = { USD: "$", EUR: "€" }[currency] ?? currency + " ";
      }
      const rooms = services.flatMap(({ look }, index) => look === "room" ? [index] : []);
      this.counted = things.filter(({ service, number }) => number && rooms.includes(service));
      const kinds = new Set(rooms.map((index) => services[index].thing));
      if (this.counted.length && kinds.size === 1) {
        const title = { environment: "{{strings.meterEnvironments}}",
          server: "{{strings.meterServers}}", task: "{{strings.meterTasks}}" };
        this.alive = this.add("count", title[[...kinds][0]]);
      }
      this.replaceChildren(this.list);
    }

    add(name, title) {
      const value = make("dd", "player-" + name);
      this.list.append(make("div", "meter-" + name, make("dt", {}, title), value));
      return value;
    }

    // After a step, so much time later.
    show(index, time) {
      const amount = index < 0 ? [0, 0, "0", "0"] : this.model.stage.amounts[index];
      const step = this.model.steps[index];
      const passed = Math.max(0, time - (step?.nanoseconds ?? 0)) / 1e6;
      const say = (element, text) => {
        if (element && element.textContent !== text) element.textContent = text;
      };
      say(this.clock, step && !passed ? step.time : coldstart.time(time));
      say(this.billed, coldstart.time((amount[0] + amount[1] * Math.floor(passed)) * 1e6));
      if (this.money) {
        const money = Number(amount[2]) + Number(amount[3]) * passed;
        say(this.money, this.sign + money.toFixed(this.decimals));
      }
      say(this.alive, String(this.aliveAt(index)));
    }

    aliveAt(index) {
      return this.counted.filter(({ spans }) => spans.some((span) =>
        span.from <= index && (span.to === undefined || span.to > index))).length;
    }
  }

  customElements.define("x-meters", Meters);
})();
