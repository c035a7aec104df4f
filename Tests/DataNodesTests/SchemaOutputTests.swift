import DataNodes
import Foundation
import TestSupport
import Testing

private let grammar = Schema.object(
  "a lesson",
  [
    Field("title", .text, required: true, "What the page is called.", example: "Cold starts"),
    Field(
      "level", .choice(["beginner", "advanced"]), "Who it is for.", default: "beginner"),
    Field(
      "tone", .choice([("info", "Calm."), ("warning", "Loud.")]), "How a badge looks."),
    Field("minutes", .integer(in: 1...600), "How long | it takes.", example: "12"),
    Field("share", .number(in: 0...1), "A share.", default: "0.5"),
    Field("draft", .boolean, "Whether it is hidden.", default: "false"),
    Field("date", .date, "When it was\nwritten."),
    Field("color", .string("a colour like #aabbcc", pattern: "^#[0-9a-f]{6}$") { _ in true }, "C."),
    Field("tags", .oneOrMany(.string), "Tags."),
    Field("author", .object("it", [Field("name", .string, required: true, "N.")]), "Author."),
    Field("blocks", .list(of: .reference("block"), count: 1...9), "Blocks."),
    Field("terms", .map(of: .list(of: .string), key: "a term", pattern: "^[a-z]+$"), "Terms."),
    Field("extra", .object("extra", [], isOpen: true), "Anything."),
    Field("old", .any, "Old.", deprecated: "write \"new\" instead"),
  ]
).defining([
  (
    "block",
    .object(
      "a block",
      [
        Field("text", .string, "Text."),
        Field("blocks", .list(of: .reference("block")), "Blocks inside."),
      ])
  )
])

struct SchemaOutputTests {
  @Test func writesJSONSchema() throws {
    let bytes = grammar.jsonSchema(title: "Lesson")
    #expect(bytes == grammar.jsonSchema(title: "Lesson"))
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    let pretty = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let text = String(decoding: pretty, as: UTF8.self) + "\n"
    let golden = Fixture.root().appendingPathComponent("schema.json")
    let difference = Golden.difference(text, golden)
    #expect(difference == nil)
  }

  @Test func keepsTheOrderOfFields() throws {
    let text = String(decoding: grammar.jsonSchema(title: "Lesson"), as: UTF8.self)
    let places = ["\"title\":{", "\"level\":{", "\"tags\":{", "\"old\":{", "\"$defs\":{"].map {
      text.range(of: $0)?.lowerBound
    }
    #expect(places.compactMap { $0 }.count == places.count)
    #expect(zip(places.compactMap { $0 }, places.compactMap { $0 }.dropFirst()).allSatisfy(<))
  }

  @Test func writesATable() {
    let golden = Fixture.root().appendingPathComponent("table.md")
    let difference = Golden.difference(grammar.markdownTable(), golden)
    #expect(difference == nil)
  }
}
