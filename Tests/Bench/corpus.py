#!/usr/bin/env python3
"""Writes a site of N lessons for benchmarks: the same bytes on every machine.

usage: corpus.py N FOLDER [--layout plain|hugo]

A lesson is 6 to 8 KiB of Markdown: front matter, prose with links to other lessons, two tables,
three code blocks, a text diagram, nested lists, a quiz, an alert and a footnote. Every fifty
lessons make a section. The layouts differ in the name of a section's own page: `index.md` for
`plain`, `_index.md` for `hugo`, which is Coldstart's layout as well.
"""
import argparse
import os
import random

from corpus_words import (
    ADJECTIVES, ADVERBS, CODE, DIAGRAM, NOUNS, TAGS, TOPICS, VERBS, identifier,
)

PER_SECTION = 50


class Dice:
    """Seeded choices. Only random() is used: Python documents its sequence for a seed."""

    def __init__(self, seed):
        self.roll = random.Random(seed).random

    def below(self, bound):
        return int(self.roll() * bound)

    def pick(self, options):
        return options[self.below(len(options))]


class Lesson:
    """One page; its text depends on its number and on how many pages there are."""

    def __init__(self, number, count):
        self.number, self.count = number, count
        self.dice = Dice(number * 1299709 + 17)
        self.parts = []

    @property
    def path(self):
        return f"section-{section(self.number):03d}/lesson-{self.number + 1:04d}.md"

    def link(self, other):
        name = f"lesson-{other + 1:04d}.md"
        if section(other) == section(self.number):
            return name
        return f"../section-{section(other):03d}/{name}"

    def sentence(self):
        dice = self.dice
        first, noun, verb, second, thing, often = (
            dice.pick(words) for words in (ADJECTIVES, NOUNS, VERBS, ADJECTIVES, NOUNS, ADVERBS))
        noun, thing = self.decorated(noun, thing)
        return (
            f"The {first} {noun} {often} {verb} the {second} {thing}.",
            f"When a {noun} is {first}, it {verb} every {second} {thing} {often}.",
            f"In practice, a {first} {noun} {verb} one {thing},"
            f" and {often} the {second} one waits.",
            f"If the {thing} is {second}, the {first} {noun} {often} {verb} it;"
            " otherwise nothing happens.",
        )[dice.below(4)]

    def decorated(self, noun, thing):
        """The two nouns of a sentence; in half of the sentences one carries inline markup."""
        dice = self.dice
        choice = dice.below(12)
        if choice == 0:
            noun = f"**{noun}**"
        elif choice == 1:
            thing = f"*{thing}*"
        elif choice == 2:
            noun = f"`{identifier(noun)}`"
        elif choice == 3:
            thing = f"[{thing}]({self.link(dice.below(self.count))})"
        elif choice == 4:
            thing = f"**{thing}** and its *{dice.pick(NOUNS)}*"
        elif choice == 5:
            topic = dice.pick(TOPICS)
            thing = f'{thing} (see ["{topic}"]({self.link(dice.below(self.count))}))'
        return noun, thing

    def add(self, text):
        self.parts.append(text)

    def paragraph(self, sentences):
        self.add(" ".join(self.sentence() for _ in range(sentences)) + "\n\n")

    def heading(self, level, text):
        self.add(f"{'#' * level} {text}\n\n")

    def topic_heading(self, level, text):
        self.heading(level, text.format(self.dice.pick(TOPICS)))

    def table(self, rows, columns):
        dice = self.dice
        lines = [[dice.pick(NOUNS).capitalize() for _ in range(columns)],
                 [(":---", ":---:", "---:")[column % 3] for column in range(columns)]]
        for _ in range(rows):
            lines.append([f"**{dice.pick(NOUNS)}**"] + [self.cell() for _ in range(columns - 1)])
        self.add("".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n")

    def cell(self):
        dice = self.dice
        choice = dice.below(4)
        if choice == 0:
            return f"`{dice.below(9000) + 100} ms`"
        if choice < 3:
            return f"{dice.pick(ADJECTIVES)} {dice.pick(NOUNS)}"
        return f"{dice.below(99) + 1} %"

    def alert(self):
        text = self.sentence() + " " + self.sentence()
        self.add(f"> [!{self.dice.pick(('NOTE', 'TIP', 'WARNING'))}]\n> {text}\n\n")

    def code(self, language):
        dice = self.dice
        words = dict(
            w=dice.pick(("ORDERS", "USERS", "EVENTS", "IMAGES", "BILLS")),
            a=identifier(dice.pick(NOUNS)), b=identifier(dice.pick(NOUNS)),
            n=dice.below(900) + 100, m=dice.below(9) + 1)
        self.add(f"```{language}\n{CODE[language].format(**words)}```\n\n")

    def diagram(self):
        left, right = self.dice.pick(NOUNS)[:9], self.dice.pick(NOUNS)[:9]
        self.add("```text\n" + DIAGRAM.format(a=left, b=right) + "```\n\n")

    def steps(self):
        for step in range(3):
            self.add(f"{step + 1}. {self.sentence()}\n")
            if step == 1:
                self.add(f"   - {self.sentence()}\n")
                self.add(f"   - ~~{self.sentence()[:-1]}~~ (no longer true)\n")
        self.add("\n")

    def quiz(self):
        dice = self.dice
        self.add(f"What does a {dice.pick(ADJECTIVES)} {dice.pick(NOUNS)} do first?[^1]\n\n")
        right = dice.below(3)
        for choice in range(3):
            mark = "x" if choice == right else " "
            verb, adjective, noun = dice.pick(VERBS), dice.pick(ADJECTIVES), dice.pick(NOUNS)
            self.add(f"- [{mark}] It {verb} the {adjective} {noun}\n")

    def farewell(self):
        host = f"https://example.org/{self.dice.pick(NOUNS).replace(' ', '-')}"
        following = (self.number + 1) % self.count
        self.add(f"\nRead more at <{host}>, or go on with "
                 f"[{title(following)}]({self.link(following)}).\n\n")
        self.add(f"[^1]: {self.sentence()}\n")

    def text(self):
        dice = self.dice
        languages = ["python", "js", "json" if dice.below(2) else "yaml"]
        shift = dice.below(3)
        languages = languages[shift:] + languages[:shift]
        self.add(front_matter(self.number))
        self.paragraph(4)
        self.paragraph(3)
        self.topic_heading(2, "Why {} matter")
        self.paragraph(4)
        self.add("".join(f"- {self.sentence()}\n" for _ in range(4)) + "\n")
        self.topic_heading(2, "Comparing {}")
        self.paragraph(2)
        self.table(5 + dice.below(3), 4)
        self.alert()
        self.topic_heading(3, "{} in code")
        self.paragraph(2)
        self.code(languages[0])
        self.paragraph(2)
        self.topic_heading(2, "The shape of {}")
        self.diagram()
        self.paragraph(3)
        self.topic_heading(3, "Steps for {}")
        self.steps()
        self.code(languages[1])
        self.topic_heading(2, "{} side by side")
        self.paragraph(3)
        self.table(4 + dice.below(3), 3)
        self.heading(3, "Configuration")
        self.code(languages[2])
        self.paragraph(2 + dice.below(3))
        self.heading(2, "Quiz")
        self.quiz()
        self.farewell()
        return "".join(self.parts)


def section(number):
    """The section of a lesson, from 1; lessons count from 0."""
    return number // PER_SECTION + 1


def title(number):
    dice = Dice(number * 7919 + 11)
    topic, adjective, noun = dice.pick(TOPICS), dice.pick(ADJECTIVES), dice.pick(NOUNS)
    return f"Lesson {number + 1}: {topic} with a {adjective.capitalize()} {noun.capitalize()}"


def front_matter(number):
    dice = Dice(number * 104729 + 5)
    adjective, noun, verb, other = (
        dice.pick(words) for words in (ADJECTIVES, NOUNS, VERBS, NOUNS))
    first = dice.below(len(TAGS))
    tags = [TAGS[(first + 7 * step) % len(TAGS)] for step in range(2 + dice.below(3))]
    return (f'---\ntitle: "{title(number)}"\n'
            f'description: "How a {adjective} {noun} {verb} a {other}, step by step."\n'
            f"weight: {number % PER_SECTION + 1}\ndate: 2026-01-{number % 28 + 1:02d}\n"
            f"tags: [{', '.join(tags)}]\n---\n\n")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_corpus(count, folder, layout="hugo"):
    """Writes `count` lessons and their section pages below `folder`/content."""
    root = os.path.join(folder, "content")
    index = "_index.md" if layout == "hugo" else "index.md"
    for number in range(count):
        lesson = Lesson(number, count)
        write(os.path.join(root, lesson.path), lesson.text())
    for number in range(1, section(count - 1) + 1):
        topic = TOPICS[number % len(TOPICS)]
        write(os.path.join(root, f"section-{number:03d}", index),
              f'---\ntitle: "Section {number}: {topic}"\nweight: {number}\n---\n\n'
              f"This section is about {topic.lower()}.\n")
    write(os.path.join(root, index),
          '---\ntitle: "Serverless Course"\n---\n\nWelcome. Pick a section.\n')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--layout", default="hugo", choices=("plain", "hugo"))
    options = parser.parse_args()
    write_corpus(options.count, options.folder, options.layout)


if __name__ == "__main__":
    main()
