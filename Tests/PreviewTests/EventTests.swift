import Preview
import TestSupport
import Testing

private let site = tree(["index.html": "<body>home</body>"])
private let request = "GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n"

@Suite(.timeLimit(.minutes(10)))
struct EventTests {
  @Test func greetsWithThePresentState() async throws {
    try await withServer(site) { server in
      server.serve(site)
      server.show([
        PreviewProblem(
          severity: .error, code: "unknown-key", message: "no \"x\"", path: "a.md", line: 2,
          column: 3, excerpt: "2 | <x>\n", help: ["write y"], editor: "vscode://file/a.md:2:3")
      ])
      let client = try RawClient(port: server.port)
      defer { client.close() }
      client.send(request)
      let text = await client.receive(until: "}]\n\n")
      #expect(text.contains("Content-Type: text/event-stream\r\n"))
      #expect(text.contains("event: hello\ndata: {\"version\":2}\n\n"))
      #expect(
        text.contains(
          "event: problems\ndata: [{\"severity\":\"error\",\"code\":\"unknown-key\","
            + "\"message\":\"no \\\"x\\\"\",\"path\":\"a.md\",\"line\":2,\"column\":3,"
            + "\"excerpt\":\"2 | \\u003cx>\\n\",\"help\":[\"write y\"],"
            + "\"editor\":\"vscode://file/a.md:2:3\"}]\n\n"))
    }
  }

  @Test func tellsWhatHappens() async throws {
    var limits = patientLimits
    limits.heartbeat = .milliseconds(100)
    try await withServer(site, limits: limits) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      client.send(request)
      #expect(await client.receive(until: "[]").contains("hello"))
      server.announce(.nothing)
      server.serve(site)
      server.announce(.styles)
      #expect(await client.receive(until: "styles\ndata: {\"version\":2}").contains("styles"))
      server.announce(.reload)
      #expect(await client.receive(until: "reload\ndata").contains("\"version\":2"))
      #expect(await client.receive(until: ": still here").contains(": still here"))
      server.stop()
      let rest = await client.receiveAll()
      #expect(!rest.contains("event"))
    }
  }

  @Test func reachesTwoHundredStreams() async throws {
    try await withServer(site) { server in
      let clients = try (0..<200).map { _ in try RawClient(port: server.port) }
      defer { for client in clients { client.close() } }
      for client in clients { client.send(request) }
      for client in clients { #expect(await client.receive(until: "[]").contains("hello")) }
      server.announce(.reload)
      for client in clients { #expect(await client.receive(until: "reload").contains("reload")) }
      #expect(try await fetch("/", from: server).status == 200)
    }
  }

  @Test func letsGoOfStreamsThatDoNotRead() async throws {
    var limits = patientLimits
    limits.unreadBytesMax = 100_000
    try await withServer(site, limits: limits) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      client.send(request)
      _ = await client.receive(until: "[]")
      for index in 0..<200 {
        let text = String(repeating: "x", count: 50_000)
        server.show([
          PreviewProblem(severity: .note, code: "n", message: "\(index)" + text, path: "a")
        ])
        try await Task.sleep(for: .milliseconds(2))
      }
      #expect(await client.receiveAll().utf8.count < 200 * 50_000)
      #expect(try await fetch("/", from: server).status == 200)
    }
  }

  @Test func writesEditorLinks() {
    let link = EditorLink("vscode://file{path}:{line}:{column}?{other}")
    #expect(
      link.link(path: "/a b/ü.md", line: 3, column: 9)
        == "vscode://file/a%20b/%C3%BC.md:3:9?{other}")
    #expect(
      EditorLink("idea://open?file={path").link(path: "x", line: 1, column: 1)
        == "idea://open?file={path")
  }
}
