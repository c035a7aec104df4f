import Synchronization

/// A web server for one person writing a site: one thread, one loop around `poll`, files from
/// memory only.
///
/// Why not a library's server: none in reach refuses slow and oversized heads, and this needs no
/// more of HTTP than GET, HEAD and a stream of events. One thread owns all connections, so nothing
/// here is locked but the mailbox through which the build hands over new states of the site.
package final class PreviewServer: Sendable {
  /// The messages of other threads for the loop.
  private struct Mailbox {
    var responder: Responder
    var problems: [UInt8]
    var events: [UInt8] = []
    var isStopping = false
  }

  package let port: Int
  private let listener: Listener
  private let pipe: WakePipe
  private let limits: ServerLimits
  private let mailbox: Mutex<Mailbox>

  /// Binds the first free port of `ports` (0 lets the system choose); nothing is served before
  /// `run`.
  /// - Parameter names: host names to answer for besides `localhost` and addresses.
  package init(
    host: String = "127.0.0.1", ports: ClosedRange<Int>, names: [String] = [],
    limits: ServerLimits = ServerLimits(), tree: PreviewTree
  ) throws(PreviewError) {
    listener = try Listener(host: host, ports: ports)
    pipe = try WakePipe()
    port = listener.port
    self.limits = limits
    let hosts = HostCheck(allowed: names.map { $0.lowercased() })
    let responder = Responder(tree: tree, version: 1, hosts: hosts)
    mailbox = Mutex(Mailbox(responder: responder, problems: EventStream.problems([])))
  }

  /// The pipe lives as long as anyone may call `stop`: a closed descriptor's number is soon that
  /// of another file, and waking would write into it.
  deinit {
    listener.descriptor.close()
    pipe.close()
  }

  /// Serves a new state of the site from now on. Browsers are told by `announce`.
  package func serve(_ tree: PreviewTree) {
    mailbox.withLock { mailbox in
      let old = mailbox.responder
      mailbox.responder = Responder(tree: tree, version: old.version + 1, hosts: old.hosts)
    }
  }

  /// Tells all open pages to take over the state that is served.
  package func announce(_ effect: PreviewUpdate.Effect) {
    mailbox.withLock { mailbox in
      mailbox.events += EventStream.effect(effect, version: mailbox.responder.version)
    }
    pipe.wake()
  }

  /// Shows these problems over all open pages, and over those that are opened later; none takes
  /// them away. Nothing happens when they are the ones that are shown.
  package func show(_ problems: [PreviewProblem]) {
    let event = EventStream.problems(problems)
    mailbox.withLock { mailbox in
      guard mailbox.problems != event else { return }
      mailbox.problems = event
      mailbox.events += event
    }
    pipe.wake()
  }

  /// Makes `run` return soon. All connections are closed. Harmless when it has returned.
  package func stop() {
    mailbox.withLock { $0.isStopping = true }
    pipe.wake()
  }

  /// Serves on the calling thread until `stop`. To be called once.
  package func run() {
    var loop = ServerLoop(listener: listener, pipe: pipe, limits: limits)
    while true {
      let (events, isStopping) = mailbox.withLock { mailbox in
        defer { mailbox.events = [] }
        return (mailbox.events, mailbox.isStopping)
      }
      if isStopping { break }
      loop.turn(events: events, greeting: greeting, respond: respond)
    }
    loop.close()
  }

  private func respond(to request: Request) -> Response {
    mailbox.withLock { $0.responder }.response(to: request)
  }

  /// What a stream begins with: the present state, for pages that missed how it came about.
  private func greeting() -> [UInt8] {
    mailbox.withLock { EventStream.hello(version: $0.responder.version) + $0.problems }
  }
}
