// Asks before a run decides something: what will this request meet? The choices are small pictures
// of what the stage would show.
(function () {
  "use strict";
  const { make, button, fill } = coldstart;
  const store = "coldstart-predict";
  const questions = {
    allocate: "{{strings.askAllocate}}", serve: "{{strings.askServe}}",
    receive: "{{strings.askReceive}}", hit: "{{strings.askHit}}", delete: "{{strings.askDelete}}",
    write: "{{strings.askTable}}", read: "{{strings.askTable}}", query: "{{strings.askQuery}}",
    retry: "{{strings.askRetry}}",
  };
  // What may come of it, and its picture: the thing's state, where the request stands, how it is.
  const choices = {
    allocate: ["{{strings.becomeAllocate}}", "initialising", "door"],
    reuse: ["{{strings.becomeReuse}}", "running", "inside"],
    throttle: ["{{strings.becomeThrottle}}", "running", "refused"],
    serve: ["{{strings.becomeServe}}", "busy", "inside"],
    wait: ["{{strings.becomeWait}}", "busy", "door"],
    reject: ["{{strings.becomeReject}}", "busy", "refused"],
    receive: ["{{strings.becomeReceive}}", "none", "inside"],
    hit: ["{{strings.becomeHit}}", "ready", "inside"],
    miss: ["{{strings.becomeMiss}}", "none", "inside"],
    delete: ["{{strings.becomeDelete}}", "none", "gone"],
    reappear: ["{{strings.becomeReappear}}", "visible", "gone"],
    "dead-letter": ["{{strings.becomeDeadLetter}}", "dead", "gone"],
    write: ["{{strings.becomeWrite}}", "none", "inside"],
    read: ["{{strings.becomeRead}}", "none", "inside"],
    query: ["{{strings.becomeQuery}}", "ready", "inside"],
    retry: ["{{strings.becomeRetry}}", "running", "door"],
    "catch-error": ["{{strings.becomeCatch}}", "idle", "inside"],
    abort: ["{{strings.becomeAbort}}", "idle", "refused"],
  };

  function remembered() {
    try {
      return localStorage.getItem(store) !== "off";
    } catch {
      return true;
    }
  }

  class Predict extends HTMLElement {
    load(model) {
      this.model = model;
      this.asked = this.right = 0;
      this.known = new Set();
      this.isOn = remembered();
    }

    // The switch that turns questions on and off; readers find it as they left it.
    choice(act) {
      const input = make("input", { type: "checkbox", checked: this.isOn, onchange: () => {
        this.isOn = input.checked;
        if (!this.isOn) act();
        try {
          localStorage.setItem(store, this.isOn ? "on" : "off");
        } catch {
          // It is not remembered then.
        }
      } });
      return make("label", { className: "switch player-predict",
        title: "{{strings.playerPredictTitle}}" }, input, "{{strings.playerPredict}}");
    }

    // What may be asked before a step: a decision that is the first of its kind at a service, or
    // goes another way than the one before.
    about(index) {
      const step = this.model.steps[index];
      const place = this.model.services.findIndex(({ name }) => name === step.service);
      const groups = this.model.stage.services[place]?.decisions ?? [];
      const group = groups.find((kinds) => kinds.includes(step.kind) && questions[kinds[0]]);
      if (!this.isOn || !group || this.known.has(step.id)) return null;
      const before = this.model.steps.slice(0, index).findLast((other) =>
        other.service === step.service && group.includes(other.kind));
      return before?.kind === step.kind
        ? null : { index, group, step, title: this.model.services[place].title };
    }

    // Shows a question and returns its words. `end` gets the verdict, or nothing for an answer that
    // was only shown.
    ask({ group, step, title }, end) {
      this.known.add(step.id);
      const text = fill(questions[group[0]], { ...step, service: title });
      const answers = group.filter((kind) => choices[kind]).map((kind) =>
        button("player-choice", make("span", {}, this.picture(kind, step.request),
          choices[kind][0]), () => end(this.judge(kind, step.kind))));
      this.replaceChildren(make("div",
        { className: "player-question", role: "group", ariaLabel: text }, make("p", {}, text),
        make("div", "player-choices", ...answers,
          button("player-show", "{{strings.playerShow}}", () => end()))));
      answers[0].focus({ preventScroll: true });
      return text;
    }

    judge(chosen, truth) {
      const isRight = chosen === truth;
      this.asked += 1;
      if (isRight) this.right += 1;
      const words = isRight ? "{{strings.playerRight}}" : "{{strings.playerWrong}}";
      return make("p", "player-verdict " + (isRight ? "is-right" : "is-wrong"),
        fill(words, { chosen: choices[chosen][0], value: choices[truth][0] }));
    }

    drop() {
      this.replaceChildren();
    }

    // A small picture of what the stage would show.
    picture(kind, request) {
      const [, state, spot] = choices[kind];
      const slot = make("i", "stage-slot", make("i", "stage-bar"));
      slot.dataset.state = state;
      const token = make("i", "stage-token", String(request || ""));
      token.dataset.outcome = spot === "refused" ? "refused" : "waiting";
      const picture = make("span", { className: "player-picture", ariaHidden: true }, slot);
      picture.dataset.spot = spot;
      if (spot !== "gone") picture.append(token);
      return picture;
    }
  }

  customElements.define("x-predict", Predict);
})();
