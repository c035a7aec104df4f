import Blocks
import Diagnostics
import Diagrams
import FileTrees
import Highlighting
import MarkdownPages
import Scenarios
import Simulation
import Site

// usage: Microbench ENGINE FILE COUNT
//
// Feeds a file to one engine so many times, on one thread. What one time costs is the difference
// between two counts: everything that happens once goes away in it.

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]) else { refuse() }
let bytes = try Disk.read(arguments[2])
let text = SourceText(path: arguments[2], bytes: bytes)
var written = 0

switch arguments[1] {
case "markdown":
  var context = BlockContext()
  context.drawings = .fences
  let library = StandardBlocks(context)
  for _ in 0..<count {
    written += MarkdownParser.parse(text, library: library).page.body.bytes.count
  }
case "highlighting":
  let language = Highlighter.language(named: "python") ?? Highlighter.languages[0]
  for _ in 0..<count {
    var html: [UInt8] = []
    language.write(bytes[...], into: &html)
    written += html.count
  }
case "diagrams":
  for _ in 0..<count {
    var bag = DiagnosticBag()
    written += DiagramCompiler.compile(text, into: &bag).svg.count
  }
case "templates":
  var bag = DiagnosticBag()
  let theme = try Theme.load(
    FileDoor.memory("theme", [:]), shownAs: "theme", language: "en", into: &bag)
  let templates = TemplateSet(theme, into: &bag)
  for _ in 0..<count { written += templates.render("page", SamplePage.fields(bytes)).count }
case "simulation":
  var bag = DiagnosticBag()
  guard let file = ScenarioReader(books: .builtIn).read(text, into: &bag) else { refuse() }
  for _ in 0..<count { written += Run(file.scenario).entries.count }
default: refuse()
}
if written == 0 { refuse() }
