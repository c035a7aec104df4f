import FileTrees

/// Answers requests from one state of the site. Pure: no socket, no clock, no disk.
struct Responder: Sendable {
  let tree: PreviewTree
  /// Counts the states of the site since the server began.
  let version: Int
  let hosts: HostCheck

  /// The response to a request, a HEAD request's without its body.
  func response(to request: Request) -> Response {
    guard hosts.accepts(request.host) else {
      return .plain(
        .misdirectedRequest,
        "This preview does not answer for \"\(request.host)\": open it by its address."
      )
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return .refusal(.methodNotAllowed)
    }
    let response: Response
    do {
      response = try answer(request)
    } catch {
      response = .plain(.internalError, "\(error)")
    }
    return request.method == "HEAD" ? response.withoutBody : response
  }

  private func answer(_ request: Request) throws(FileError) -> Response {
    if request.path == PreviewClient.folder + "source" { return source(request) }
    if let own = PreviewClient.response(to: request) { return own }
    guard request.path.hasPrefix(tree.basePath) else { return try outsideBase(request) }
    guard let location = URLPath.location(request.path.dropFirst(tree.basePath.count - 1)) else {
      return try notFound()
    }
    if let found = try fileResponse(location, request) { return found }
    if let folder = location.path.appending("index.html"), !location.isFolder,
      tree.file(folder) != nil
    {
      return redirect(to: location.path.text + "/", request.query)
    }
    return try notFound()
  }

  /// The file that a page comes from; the page is named by its path on this server.
  private func source(_ request: Request) -> Response {
    guard request.query.hasPrefix("?page="),
      let name = URLPath.decoded(request.query.dropFirst("?page=".count)),
      name.hasPrefix(tree.basePath),
      let location = URLPath.location(name.dropFirst(tree.basePath.count - 1)),
      let path = location.isFolder ? location.path.appending("index.html") : location.path
    else { return .plain(.notFound) }
    return tree.source(path)?.response ?? .plain(.notFound)
  }

  private func fileResponse(
    _ location: URLPath.Location, _ request: Request
  ) throws(FileError) -> Response? {
    let path = location.isFolder ? location.path.appending("index.html") : location.path
    guard let path, path != .root, let file = tree.file(path) else { return nil }
    let type = file.contentType ?? ContentTypes.type(of: path)
    var bytes = try file.bytes()
    if ContentTypes.isPage(type) { PreviewClient.addScript(to: &bytes, version: version) }
    return FileResponse(bytes: bytes, type: type, headers: tree.headers).response(to: request)
  }

  /// The site's own page for what is not there; a line of text when it has none.
  private func notFound() throws(FileError) -> Response {
    guard let path = SitePath("404.html"), let file = tree.file(path) else {
      return .plain(.notFound)
    }
    var bytes = try file.bytes()
    PreviewClient.addScript(to: &bytes, version: version)
    return Response(
      .notFound,
      FileResponse.sitewide(tree.headers) + [
        PreviewHeader("Content-Type", file.contentType ?? ContentTypes.type(of: path)),
        PreviewHeader("Cache-Control", "no-store"),
      ], body: .bytes(bytes))
  }

  /// A site in a folder is reached from the root and from its name without the slash.
  private func outsideBase(_ request: Request) throws(FileError) -> Response {
    let isNear = request.path == "/" || request.path + "/" == tree.basePath
    return isNear ? redirect(to: "", request.query) : try notFound()
  }

  private func redirect(to path: String, _ query: Substring) -> Response {
    redirect(.movedPermanently, URLPath.encoded(tree.basePath + path) + query)
  }

  /// Browsers keep permanent redirects for good, which is wrong for a site that is being written.
  private func redirect(_ status: Status, _ location: String) -> Response {
    var response = Response.plain(status)
    response.headers.append(PreviewHeader("Location", location))
    return response
  }
}
