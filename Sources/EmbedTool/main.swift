import Foundation

// Writes files of the theme into one Swift source, so that an installed binary carries its theme.
// Usage: EmbedTool THEME-FOLDER OUTPUT.swift PATH…

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: EmbedTool THEME-FOLDER OUTPUT.swift PATH…\n".utf8))
  exit(64)
}
let root = URL(fileURLWithPath: arguments[1]).standardizedFileURL
let paths = arguments[3...]

/// A raw string literal that no content can end early.
func literal(_ text: String) -> String {
  var fence = "#"
  while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
  return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

var source = """
  /// The files of the default theme, sorted by path. Made by EmbedTool: edit `theme/` instead.
  let embeddedFiles: [(path: StaticString, isBase64: Bool, content: StaticString)] = [

  """
for path in paths {
  let bytes = try Data(contentsOf: root.appendingPathComponent(path))
  // Swift literals fold CRLF and refuse NUL: only plain text travels as text.
  let text = bytes.contains(0x0D) || bytes.contains(0) ? nil : String(data: bytes, encoding: .utf8)
  let content = literal(text ?? bytes.base64EncodedString())
  source += "  (\(literal(path)), \(text == nil), \(content)),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
