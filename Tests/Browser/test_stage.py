"""The stage tells the truth: what is lit, where requests stand and what meters show is held
against the steps of the run, for every step of every player."""
import copy
import html
import json
import math
import re

import pytest

from layout import expect_none
from visits import NARROW, WIDE

# What a step makes of the thing it is about; nothing means that it is no more.
BECOMES = {
    "function": {"allocate": "allocated", "initialise": "initialising", "run": "running",
                 "keep": "idle", "provision": "idle", "release": None},
    "server": {"serve": "busy", "boot": "booting", "ready": "ready", "recover": "ready",
               "patch": "away", "stop": None, "crash": None},
    "queue": {"enqueue": "visible", "poll": "hidden", "reappear": "visible", "delete": None,
              "dead-letter": None},
}
BECOMES["container"] = BECOMES["server"]
PLAYED = re.compile(r'<x-player.*?<script[^>]*class="?block-data[^>]*>(.*?)</script>', re.S)
ENDS = ("finish", "error", "time-out", "crash")

# Walks through the whole run and notes what is seen after each step.
WALK = """(player) => {
  const { model, stage } = player;
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, left: x, right: x + width, top: y,
      bottom: y + height };
  };
  player.predict.isOn = false;
  player.all.open = true;
  const seen = [];
  for (let index = 0; index < model.steps.length; index += 1) {
    player.go(index);
    const boxes = [...stage.querySelectorAll(".stage-box")];
    const slots = [...stage.querySelectorAll(".stage-slot")].map((slot) => {
      const { service, number } = model.stage.things[slot.dataset.thing];
      return { service: model.services[service].name, number, state: slot.dataset.state,
        lit: "lit" in slot.dataset, ...middle(slot) };
    });
    const wires = [...stage.querySelectorAll("path[data-lit]")].map(({ dataset }) =>
      [dataset.from, dataset.to].map((place) => model.services[place].name));
    const text = (name) => player.querySelector(name)?.textContent ?? null;
    seen.push({
      boxes: boxes.map((box) => ({ service: box.dataset.service, lit: "lit" in box.dataset,
        ...middle(box) })),
      slots: slots.filter(({ state }) => state !== "none"), wires,
      tokens: [...stage.querySelectorAll(".stage-token")].map((token) => ({
        request: Number(token.textContent), outcome: token.dataset.outcome,
        event: "event" in token.dataset, echo: "echo" in token.dataset, ...middle(token) })),
      clock: text("dd.player-clock"), billed: text("dd.player-billed"),
      money: text("dd.player-money"), count: text("dd.player-count"),
      action: text(".player-action"), place: text(".player-place"),
      said: text("[role=status]"),
      row: player.querySelector("tr[aria-current]")?.dataset.step ?? null,
    });
  }
  return seen;
}"""


def length(nanoseconds):
    """A length of time as the meters write it."""
    units = [("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("min", 6e10), ("h", 36e11), ("d", 864e11)]
    at = max([place for place, (_, size) in enumerate(units) if nanoseconds >= size], default=0)
    if nanoseconds < 1e3:
        at = 2
    name, size = units[at]
    if at < 3:
        return f"{float(f'{nanoseconds / size:.3g}'):g} {name}"
    rest = math.floor(nanoseconds % size / units[at - 1][1])
    return f"{math.floor(nanoseconds / size)} {name}" + (
        f" {rest} {units[at - 1][0]}" if rest else "")


class Witness:
    """What a run's steps say by themselves, step by step."""

    def __init__(self, data):
        self.kinds = {each["name"]: each["kind"] for each in data["services"]}
        self.things = {}
        self.jobs = {}
        self.requests = {}
        self.begun = {}
        self.settled = 0

    def take(self, step):
        service, kind = step["service"], step["kind"]
        becomes = BECOMES.get(self.kinds.get(service), {})
        key = (service, step.get("subject"))
        if kind in becomes:
            self.things[key] = becomes[kind]
        self.take_job(step, key)
        if self.kinds.get(service) == "client":
            outcome = {"send": "waiting", "retry": "waiting", "answer": "answered",
                       "fail": "failed"}.get(kind)
            if outcome:
                self.requests[service, step["request"]] = outcome
        if self.kinds.get(service) == "function":
            if kind == "run":
                self.begun[key] = step["nanoseconds"]
            elif kind in ENDS and key in self.begun:
                self.settled += math.ceil((step["nanoseconds"] - self.begun.pop(key)) / 1e6)

    def take_job(self, step, key):
        """A server is busy while it serves somebody."""
        if self.kinds.get(step["service"]) not in ("server", "container"):
            return
        jobs = self.jobs.setdefault(key, set())
        if step["kind"] == "serve":
            jobs.add(step["request"])
        elif step["kind"] in ("leave", "error"):
            jobs.discard(step["request"])
            if not jobs and self.things.get(key) == "busy":
                self.things[key] = "ready"

    def billed(self, now):
        return self.settled + sum(math.ceil((now - start) / 1e6) for start in self.begun.values())


def inside(token, box, by=2):
    return (box["left"] - by <= token["x"] <= box["right"] + by
            and box["top"] - by <= token["y"] <= box["bottom"] + by)


def lies(data, seen):
    """Everything in which the stage differs from the run."""
    witness = Witness(data)
    for step, shown in zip(data["steps"], seen, strict=True):
        witness.take(step)
        where = f"{data['run']} {step['id']}"
        for fault in step_faults(step, shown, witness, len(data["steps"])):
            yield f"{where}: {fault}"


def step_faults(step, shown, witness, count):
    yield from told_faults(step, shown, count)
    yield from lit_faults(step, shown)
    yield from thing_faults(shown, witness)
    yield from token_faults(step, shown, witness)
    if shown["clock"] != step["time"]:
        yield f"the clock shows {shown['clock']}"
    if shown["billed"] is not None:
        expected = length(witness.billed(step["nanoseconds"]) * 1e6)
        if shown["billed"] != expected:
            yield f"billed {shown['billed']} instead of {expected}"
    if shown["count"] is not None:
        alive = sum(1 for slot in shown["slots"] if witness.kinds[slot["service"]] in (
            "function", "server", "container"))
        if shown["count"] != str(alive):
            yield f"counts {shown['count']} and shows {alive}"


def told_faults(step, shown, count):
    """One text and one number, wherever a step is told."""
    place = f"Step {step['number']} of {count}"
    if shown["action"] != step["action"]:
        yield f"says {shown['action']!r}"
    if shown["place"] != place:
        yield f"is called {shown['place']!r}"
    if not shown["said"].startswith(f"{place}: {step['action']}"):
        yield f"is read out as {shown['said']!r}"
    if "row" in step and step["id"] not in (shown["row"] or "").split():
        yield f"marks the row {shown['row']}"


def lit_faults(step, shown):
    lit = [box["service"] for box in shown["boxes"] if box["lit"]]
    wanted = [step["service"]] if any(
        box["service"] == step["service"] for box in shown["boxes"]) else []
    if lit != wanted:
        yield f"lights {lit}"
    for slot in shown["slots"]:
        if slot["lit"] and (slot["service"], slot["number"]) != (
                step["service"], step.get("subject")):
            yield f"lights {slot['number']} of {slot['service']}"
    for wire in shown["wires"]:
        if step["kind"] == "send" and step["service"] != wire[0]:
            yield f"lights the wire {wire}"
        if step["kind"] in ("keep", "initialise", "run", "release", "ready", "boot", "hidden"):
            yield f"lights the wire {wire}"


def thing_faults(shown, witness):
    states = {(slot["service"], slot["number"]): slot["state"] for slot in shown["slots"]}
    for (service, number), state in witness.things.items():
        found = states.get((service, number))
        if found == "dead" and state is None:
            continue
        if found != state:
            yield f"{service} {number} is {state} and shown as {found}"


def token_faults(step, shown, witness):
    """Where requests stand."""
    boxes = {box["service"]: box for box in shown["boxes"]}
    slots = {(slot["service"], slot["number"]): slot for slot in shown["slots"]}
    own = {}
    for token in shown["tokens"]:
        if not token["event"] and not token["echo"]:
            own.setdefault(token["request"], []).append(token)
    for (client, request), outcome in witness.requests.items():
        tokens = own.get(request, [])
        if outcome == "waiting":
            if not tokens or any(token["outcome"] in ("answered", "failed") for token in tokens):
                yield f"request {request} waits and is shown as {tokens}"
        elif not any(token["outcome"] == outcome and at_home(token, boxes[client], outcome)
                     for token in tokens):
            yield f"request {request} is {outcome} and stands elsewhere"
    if step["kind"] in ("run", "serve") and step.get("request"):
        slot = slots.get((step["service"], step.get("subject")))
        if slot is None or not any(
                inside(token, slot) for token in shown["tokens"]
                if token["request"] == step["request"]):
            yield f"request {step['request']} is not in {step.get('subject')}"
    if step["kind"] == "throttle" and step["service"] in boxes:
        box = boxes[step["service"]]
        if not any(token["request"] == step["request"] and token["outcome"] == "refused"
                   and not inside(token, box, 0) for token in shown["tokens"]):
            yield f"request {step['request']} is throttled and not shown so"


def at_home(token, box, outcome):
    beside = box["left"] - 4 <= token["x"] <= box["right"] + 4
    return beside and (token["y"] < box["top"] if outcome == "answered"
                       else token["y"] > box["bottom"])


def players(built):
    return [page for page in built.readable if page.kind != "embed" and "<x-player" in page.text]


@pytest.mark.parametrize("built", ["course", "sample"])
def test_every_step_of_every_player_is_true(browsing, sample_visits, built):
    """In a wide window and in a narrow one, where the stage is laid out anew."""
    visits = browsing if built == "course" else sample_visits
    found, steps = [], 0
    for page in players(visits.site):
        with visits.visit(page, WIDE) as tab:
            for player in tab.locator("x-player[data-ready]").all():
                data = json.loads(player.locator("> .block-data").text_content())
                if len(data["steps"]) > 400:
                    continue  # The crowd, which is there to be many.
                for viewport in (WIDE, NARROW):
                    resize(tab, player, viewport)
                    seen = player.evaluate(WALK)
                    steps += len(seen)
                    found += [f"{page}: {each}" for each in lies(data, seen)]
    assert steps > 80
    expect_none(found, "lies")


def resize(tab, player, viewport):
    """Until the stage has found its layout."""
    tab.set_viewport_size(viewport)
    player.evaluate("""(player) => new Promise((done) => {
      player.go(-1);
      requestAnimationFrame(() => requestAnimationFrame(() => done()));
    })""")


def move(token, by=4000):
    token.update({side: token[side] + by for side in ("x", "left", "right")})


def answered(seen):
    return next(step for step in seen if any(
        token["outcome"] == "answered" for token in step["tokens"]))


def running(seen):
    return next(step for step in seen if any(
        slot["state"] == "running" for slot in step["slots"]))


# What a stage could get wrong: each makes a lie of what was seen.
LIES = {
    "another service is lit": lambda seen: [
        box.update(lit=not box["lit"]) for box in seen[0]["boxes"]],
    "another thing is lit": lambda seen: [
        slot.update(lit=True, number=99) for slot in running(seen)["slots"]],
    "a wire is lit at rest": lambda seen: running(seen).update(wires=[["browser", "orders"]]),
    "a thing is in another state": lambda seen: running(seen)["slots"][0].update(state="idle"),
    "a thing is missing": lambda seen: running(seen)["slots"].clear(),
    "a request is elsewhere": lambda seen: [move(token) for token in running(seen)["tokens"]],
    "an answer is not at home": lambda seen: [move(token) for token in answered(seen)["tokens"]],
    "an answer looks like a failure": lambda seen: [
        token.update(outcome="failed") for token in answered(seen)["tokens"]],
    "the clock is late": lambda seen: seen[3].update(clock="7 h"),
    "too much is billed": lambda seen: seen[-1].update(billed="9 d"),
    "one environment too many": lambda seen: running(seen).update(count="7"),
    "another sentence": lambda seen: seen[2].update(action="Nothing happens"),
    "another number": lambda seen: seen[2].update(place="Step 1 of 2"),
    "another row": lambda seen: seen[2].update(row="nothing"),
    "said otherwise": lambda seen: seen[2].update(said="Step 3"),
}


def test_lies_are_found(sample_visits):
    """The walk above would find each of these."""
    with sample_visits.visit(sample_visits.site.page("queues/visual/index.html")) as tab:
        player = tab.locator("x-player[data-ready]")
        data = json.loads(player.locator("> .block-data").text_content())
        seen = player.evaluate(WALK)
    assert not list(lies(data, seen))
    believed = []
    for name, lie in LIES.items():
        told = copy.deepcopy(seen)
        lie(told)
        assert told != seen, name
        if not list(lies(data, told)):
            believed.append(name)
    expect_none(believed, "lies that were believed")


def test_money_never_falls_and_counts_only_while_something_is_charged(site):
    for page in players(site):
        for source in PLAYED.findall(page.text):
            data = json.loads(html.unescape(source))
            amounts = data["stage"]["amounts"]
            money = [float(amount[2]) for amount in amounts]
            assert money == sorted(money), data["run"]
            for amount, step, after in zip(amounts, data["steps"], data["steps"][1:] + [None]):
                span = (after["nanoseconds"] if after else data["stage"]["end"]) \
                    - step["nanoseconds"]
                assert span >= 0 and float(amount[3]) >= 0
