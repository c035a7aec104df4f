import FileTrees
import Foundation
import Site

/// Somebody who writes, renames and removes files of a site by the numbers of a seed.
struct Author {
  private var state: UInt64
  private let root: String
  private var clock = 0.0
  /// Absolute paths of everything that changed, as a watcher would name them.
  private(set) var touched: [String] = []

  init(seed: UInt64, root: String) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.root = root
  }

  /// A number from 0 to `bound - 1` (xorshift64).
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % bound
  }

  mutating func choice(_ words: [String]) -> String { words[below(words.count)] }

  /// Forgets what was touched so far.
  mutating func rest() { touched = [] }

  /// One change to the site.
  mutating func edit() throws {
    switch below(20) {
    case 0: try remove(page())
    case 1: try rename(page(), to: page())
    case 2: try rename(choice(["a", "b", "a/c"]), to: choice(["b", "d", "a/c", "e"]))
    case 3: try write(configuration(), "content/site.yaml")
    case 4: try write(glossary(), "content/glossary.yaml")
    case 5: try theme()
    case 6: try write("region \(below(9))\n", "content/" + choice(["part.txt", "a/part.txt"]))
    case 7: try write(image(), "content/" + choice(["pic.svg", "a/pic.svg"]))
    case 8:
      try remove(choice(removable))
    case 9: try write("plain \(below(3))", "content/static/" + choice(["a.txt", "b/c.txt"]))
    case 10...12: try body(of: page())
    case 13...15: try material()
    default: try write(text(), "content/" + page())
    }
  }

  private let removable = [
    "part.txt", "a/part.txt", "part.md", "pic.svg", "a/pic.svg", "b", "site.yaml",
    "a/simulations/shared.yaml", "a/simulations", "facts/own.yaml", "facts",
    "books/own.prices.yaml", "glossary.yaml",
  ]

  private mutating func page() -> String {
    let folders = ["", "a/", "b/", "a/c/", "d/"]
    return choice(folders)
      + choice([
        "one.md", "two.md", "_index.md", "why.md", "visual.md", "review.md", "x.md",
      ])
  }

  private mutating func head() -> String {
    var text = "---\ntitle: \(choice(["Alpha", "Beta", "Gamma"]))\n"
    if below(2) == 0 { text += "weight: \(below(5))\n" }
    if below(3) == 0 { text += "tags: [t\(below(3)), t\(below(3))]\n" }
    if below(6) == 0 { text += "draft: true\n" }
    if below(5) == 0 { text += "aliases: [/old/\(below(3))/]\n" }
    if below(5) == 0 { text += "level: \(choice(["beginner", "advanced"]))\n" }
    if below(5) == 0 { text += "prerequisites: [\(choice(["a", "b/one", "a/c"]))]\n" }
    if below(6) == 0 { text += "description: About \(below(4)).\n" }
    if below(6) == 0 { text += "date: 2025-0\(1 + below(9))-01\n" }
    if below(9) == 0 { text += "slug: s\(below(3))\n" }
    if below(9) == 0 { text += "publish: 2026-0\(1 + below(3))-01\n" }
    if below(9) == 0 { text += "template: \(choice(["page", "own", "none"]))\n" }
    if below(9) == 0 { text += "image: pic.svg\n" }
    return text + "---\n"
  }

  private mutating func body() -> String {
    var text = "Words \(below(100)). "
    if below(3) == 0 { text += String(repeating: "Many words more. ", count: below(200)) }
    text += "[link](\(choice(["one.md", "../two.md", "a/", "b/one.md", "../b/_index.md"]))"
    text += choice(["", "#part-1", "#part-2"]) + ")\n\n"
    for number in 0..<below(4) { text += "## Part \(below(3))\n\nText \(number).\n\n" }
    if below(3) == 0 { text += "```text {file=\"part.txt\"}\n```\n\n" }
    if below(4) == 0 { text += "![A picture](pic.svg)\n\n" }
    if below(4) == 0 { text += "A :term[\(choice(["queue", "call"]))] here.\n\n" }
    for _ in 0..<max(0, below(5) - 2) { text += lesson() }
    if below(12) == 0 { text += ":::nothing\n\n:::\n" }
    return text
  }

  mutating func text() -> String { below(12) == 0 ? body() : head() + body() }

  /// Keeps a page's front matter and writes another text below it.
  private mutating func body(of name: String) throws {
    let path = root + "/content/" + name
    guard let bytes = try? Disk.read(path) else { return try write(text(), "content/" + name) }
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "---\n")
    let front = parts.count > 2 ? "---\n\(parts[1])---\n" : ""
    try write(front + body(), "content/" + name)
  }

  /// Those that are on by default, off, and those that are not, on.
  private static let outputs = [
    "tags: false", "markdownCopies: false", "llms: false", "schemas: true",
    "schemas: true, feed: false",
  ]

  private mutating func configuration() -> String {
    var text = "title: Course \(below(3))\n"
    if below(3) == 0 { text += "links: pretty\n" }
    if below(3) == 0 { text += "baseURL: https://example.org/\(choice(["", "c/"]))\n" }
    if below(3) == 0 { text += "navigation: [{title: N, path: \(choice(["a", "b/one"]))}]\n" }
    if below(4) == 0 { text += "outputs: {\(choice(Self.outputs))}\n" }
    if below(4) == 0 { text += "language: \(choice(["de", "en", "fr"]))\n" }
    if below(4) == 0 { text += "minima: true\n" }
    if below(5) == 0 { text += "markdown: {\(choice(["rawHTML: true", "diagrams: fences"]))}\n" }
    if below(6) == 0 { text += "titel: wrong\n" }
    return text
  }

  mutating func glossary() -> String {
    "queue: {definition: Waits \(below(3))., also: [queues]}\n"
      + (below(2) == 0 ? "call: {definition: Calls.}\n" : "")
  }

  private mutating func image() -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(10 + below(3))\" height=\"9\"></svg>"
  }

  private mutating func theme() throws {
    let name = choice(["tag", "own", "page", "section", "sidebar"])
    switch below(7) {
    case 0: try write("body { margin: \(below(4))px }\n", "theme/styles/90-own.css")
    case 1: try write("draft: Draft \(below(3))\n", "theme/strings/en.yaml")
    case 2: try write(minima(), "theme/minima.yaml")
    case 3: try write("// \(below(3))\n", "theme/components/\(choice(["player", "own"])).js")
    case 4: try remove("../theme/templates/\(name).mustache")
    default:
      let neighbours = "{{#next}}{{title}}{{/next}}{{#children}}{{title}} {{minutes}}{{/children}}"
      let template = "<title>{{page.title}} \(below(3))</title>\n\(neighbours){{{content}}}\n"
      let groups = "{{#groups}}{{title}}{{#items}}{{title}}{{{marker}}}{{/items}}{{/groups}}"
      try write(name == "sidebar" ? groups : template, "theme/templates/\(name).mustache")
    }
  }

  mutating func write(_ text: String, _ path: String) throws {
    let file = root + "/" + path
    let folder = Disk.parent(of: file)
    // A file may stand where a folder is wanted, or the other way round.
    guard (try? Disk.makeFolder(folder)) != nil, Disk.status(file)?.kind != .folder else { return }
    try Disk.write(Array(text.utf8), to: file)
    // Long ago and each at its own time, or no build would trust the time of a file so fresh.
    clock += 1
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + clock)], ofItemAtPath: file)
    touched.append(file)
  }

  private mutating func remove(_ name: String) throws {
    let path = URL(fileURLWithPath: root + "/content/" + name).standardizedFileURL.path
    guard Disk.status(path) != nil else { return }
    try Disk.removeTree(path)
    touched.append(path)
  }

  private mutating func rename(_ old: String, to new: String) throws {
    let (from, to) = (root + "/content/" + old, root + "/content/" + new)
    guard Disk.status(from) != nil, Disk.status(to) == nil, !to.hasPrefix(from + "/") else {
      return
    }
    try Disk.makeFolder(Disk.parent(of: to))
    try Disk.move(from, to: to)
    touched += [from, to]
  }
}
