import DataNodes
import Diagnostics
import MarkdownPages

extension SiteConfiguration {
  /// Takes out the addresses that pages must not lead to, and reports them.
  mutating func checkAddresses(_ node: DataNode, into bag: inout DiagnosticBag) {
    if isRefused(node["author"]?["url"], "author.url", &bag) { authorURL = nil }
    if isRefused(node["repository"], "repository", &bag) { repository = nil }
    if isRefused(node["edit"]?["url"], "edit.url", &bag) { editURL = nil }
    for entry in node["navigation"]?.elements ?? [] {
      for key in ["url", "path"] { _ = isRefused(entry[key], "navigation: \(key)", &bag) }
    }
    navigation.removeAll { item in item.target.map { !schemes.allow($0.text.utf8) } ?? false }
  }

  private func isRefused(
    _ node: DataNode?, _ key: String, _ bag: inout DiagnosticBag
  ) -> Bool {
    guard let node, let text = node.text, !schemes.allow(text.utf8) else { return false }
    bag.report(.refusedAddress(text, key, node.span))
    return true
  }
}
