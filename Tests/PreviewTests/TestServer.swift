import FileTrees
import Foundation
import Preview
import TestSupport
import Testing

/// Limits that no test runs into because the machine is busy with other tests.
let patientLimits: ServerLimits = {
  var limits = ServerLimits()
  limits.headTime = .seconds(120)
  limits.idleTime = .seconds(120)
  limits.stallTime = .seconds(120)
  return limits
}()

/// A server on a free port of the loopback address, for as long as `body` runs.
func withServer(
  _ tree: PreviewTree, limits: ServerLimits = patientLimits, names: [String] = [],
  _ body: (PreviewServer) async throws -> Void
) async throws {
  let server = try PreviewServer(ports: 0...0, names: names, limits: limits, tree: tree)
  let thread = Thread { server.run() }
  thread.start()
  defer { server.stop() }
  try await body(server)
}

/// A tree of text files.
func tree(
  _ files: [String: String], basePath: String = "/", headers: [PreviewHeader] = []
) -> PreviewTree {
  let entries = files.compactMap { path, text in
    SitePath(path).map { FileTree.Entry($0) { Array(text.utf8) } }
  }
  return PreviewTree(
    FileTree(entries), basePath: basePath, headers: headers)
}

/// One request on a connection of its own.
func fetch(
  _ path: String, from server: PreviewServer, method: String = "GET",
  headers: [String: String] = [:], host: String = "localhost"
) async throws -> RawResponse {
  let client = try RawClient(port: server.port)
  defer { client.close() }
  var request = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
  for (name, value) in headers { request += "\(name): \(value)\r\n" }
  client.send(request + "\r\n")
  return RawResponse(Array(await client.receiveAll().utf8))
}
