import Diagnostics
import Diagrams
import Testing

/// How boxes come to stand for the services of a run.
@Suite struct BindingTests {
  private static let drawing = """
    ┌─────────┐     ┌─────────┐     ┌────────────┐     ┌─────────┐
    │ Browser │────▶│ Gateway │────▶│   Lambda   │────▶│ Backups │
    └─────────┘     └─────────┘     │ (orders)   │     └─────────┘
                                    └────────────┘
    """

  /// `box-id: services`, and the codes of what was reported with its help.
  private func bound(_ services: [ServiceBinding.Service], _ map: String? = nil) -> [String] {
    let binding = ServiceBinding(services: services, at: .file("run"), map: map)
    let compiled = Compiled(
      SourceText(path: "t", Self.drawing), DiagramOptions(id: "d", binding: binding))
    let boxes = compiled.diagram.boxes.filter { !$0.services.isEmpty }.map {
      "\($0.id): \($0.services.joined(separator: " "))"
    }
    return boxes + compiled.diagnostics.map { "\($0.code.id) \($0.help.first ?? "")" }
  }

  @Test func titlesAndNamesAreFoundAmongTheLabels() {
    let services: [ServiceBinding.Service] = [
      .init("web", title: "Browser"), .init("gateway"), .init("lambda-(orders)"), .init("Backups"),
    ]
    #expect(
      bound(services) == [
        "d-browser: web", "d-gateway: gateway", "d-lambda-orders: lambda-(orders)",
        "d-backups: Backups",
      ])
  }

  @Test func whatAnAuthorSaysComesFirst() {
    let services: [ServiceBinding.Service] = [
      .init("browser"), .init("api"), .init("orders"), .init("users"), .init("cache"),
    ]
    #expect(
      bound(services, "Gateway=api, Lambda (orders) = orders,d-lambda-orders=users, =cache") == [
        "d-browser: browser", "d-gateway: api", "d-lambda-orders: orders users",
      ])
  }

  @Test func everyUnknownNameIsReportedWithTheNearest() {
    let services: [ServiceBinding.Service] = [.init("browser"), .init("api"), .init("backup")]
    #expect(
      bound(services, "Gatway=api, Lambda (orders)=aip") == [
        "d-browser: browser", "service-not-drawn did you mean \"Backups\"?",
        "service-not-in-run did you mean \"api\"?", "unknown-box did you mean \"Gateway\"?",
      ])
  }

  @Test func pictureNamesTheServices() {
    let binding = ServiceBinding(services: [.init("gateway")], at: .file("run"))
    let options = DiagramOptions(id: "d", binding: binding)
    let svg = Compiled(SourceText(path: "t", Self.drawing), options).svg
    #expect(svg.contains("data-box=\"d-gateway\" data-label=\"Gateway\" data-service=\"gateway\">"))
    #expect(svg.ranges(of: "data-service").count == 1)
  }
}
