import Foundation
import TestSupport
import Testing

/// `coldstart serve` running on a site, and what a browser would get from it.
final class LivePreview {
  let site: SampleSite
  let port: Int
  /// Where the site begins: `/` or `/course/`.
  let base: String
  private let program: RunningProgram

  /// Starts the preview and waits until it listens.
  init(
    _ site: SampleSite, _ flags: String..., environment: [String: String] = [:]
  ) async throws {
    self.site = site
    var serving = Binary.program
    serving.environment.merge(environment) { $1 }
    program = try serving.start(
      ["serve", "--root", site.folder.root.path, "--now", "2026-03-01", "--port", "0"] + flags)
    let start = ContinuousClock.now
    var address: URL?
    while address == nil, program.isRunning, start.duration(to: .now) < .seconds(120) {
      try await Task.sleep(for: .milliseconds(5))
      address = program.errors.split(separator: "\n").first { $0.hasPrefix("serving at ") }
        .flatMap { URL(string: String($0.split(separator: " ")[2])) }
    }
    let known = try #require(address, "\(program.errors)")
    port = try #require(known.port)
    base = known.path.hasSuffix("/") ? known.path : known.path + "/"
  }

  deinit { program.kill() }

  var errors: String { program.errors }

  /// Ends it as its author does.
  func end() throws -> ExternalProgram.Outcome {
    program.interrupt()
    return try program.outcome()
  }

  /// The answer for a path below the site's base.
  func get(_ path: String) async throws -> RawResponse {
    let client = try RawClient(port: port)
    defer { client.close() }
    client.send("GET \(base)\(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return await client.receiveResponse()
  }

  /// An open page's stream of events, from its greeting on.
  func events() async throws -> RawClient {
    let client = try RawClient(port: port)
    client.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(await client.receive(until: "event: problems").contains("event: hello"))
    return client
  }

  /// Waits until an answer is as wanted, at most two minutes.
  func wait(
    for path: String, _ comment: Comment? = nil, until isWanted: (RawResponse) -> Bool
  ) async throws {
    let start = ContinuousClock.now
    var answer = try await get(path)
    while !isWanted(answer), start.duration(to: .now) < .seconds(120) {
      try await Task.sleep(for: .milliseconds(5))
      answer = try await get(path)
    }
    #expect(isWanted(answer), comment)
  }

  /// Compares everything that is served with what a clean build writes, byte for byte.
  func expectTheSameAsACleanBuild() async throws {
    let outcome = try site.run("build", "--no-cache", "--quiet", "--output", site.output.path)
    #expect(outcome.code == 0, "\(outcome)")
    let files = try site.built().filter { !$0.key.hasPrefix(".") }
    #expect(files.count > 10)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      let answer = try await get(escaped)
      #expect(answer.status == 200, "\(path)")
      let served = path.hasSuffix(".html") ? Self.published(answer.body) : answer.body
      let isSame = served == Array(bytes)
      #expect(isSame, "\(path)")
    }
    try FileManager.default.removeItem(at: site.output)
  }

  /// A page without the preview's own script.
  private static func published(_ page: [UInt8]) -> [UInt8] {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.range(of: "<script src=\"/_coldstart/client.js\""),
      let end = text.range(of: "</script>", range: start.lowerBound..<text.endIndex)
    else { return page }
    return Array((text[..<start.lowerBound] + text[end.upperBound...]).utf8)
  }
}

/// Asks for some pages again and again, and notes what was not there.
final class Watch: Sendable {
  private let task: Task<[String], any Error>

  init(_ preview: LivePreview, _ paths: [String]) {
    let (port, base) = (preview.port, preview.base)
    task = Task {
      var missing: [String] = []
      while !Task.isCancelled {
        for path in paths {
          let client = try RawClient(port: port)
          client.send(
            "GET \(base)\(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
          let answer = await client.receiveResponse()
          client.close()
          if answer.status != 200 { missing.append("\(path): \(answer.status)") }
        }
        await Task.yield()
      }
      return missing
    }
  }

  /// Stops and tells what was not answered with a page.
  func missing() async throws -> [String] {
    task.cancel()
    return try await task.value
  }
}
