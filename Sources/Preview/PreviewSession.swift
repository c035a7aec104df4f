import Dispatch
import Foundation
import Synchronization

/// How a preview is run.
package struct PreviewOptions: Sendable {
  /// The address to listen at. Anything but the loopback address lets other machines in.
  package var host = "127.0.0.1"
  /// The ports to try in this order; `4000...4000` for one that must be free, `0...0` for any.
  package var ports = 4000...4020
  /// Names to answer for besides `localhost` and addresses.
  package var names: [String] = []
  package var limits = ServerLimits()
  package var folders: WatchedFolders
  /// Whether the first interrupt or termination signal ends the preview in good order; the second
  /// ends the program at once.
  package var stopsAtSignals = true

  package init(folders: WatchedFolders) {
    self.folders = folders
  }
}

/// Serves a site while its author writes it: watches, has it built again, serves the new state and
/// tells the browser.
package enum PreviewSession {
  /// Serves until a signal comes or the task is cancelled.
  /// - Parameters:
  ///   - initial: builds the first state; what changes meanwhile is noticed.
  ///   - started: called with the address once it is listened at.
  ///   - rebuild: builds again after changes. Called once at a time; changes that come meanwhile
  ///     are handed over together in the next call, so after a burst the last state is built. Nil
  ///     when nothing is different.
  /// - Throws: when no port is free or the folders cannot be watched.
  package static func run(
    _ options: PreviewOptions, initial: () async -> PreviewUpdate,
    started: (_ address: String) -> Void,
    rebuild: @escaping @Sendable (FileChanges) async -> PreviewUpdate?
  ) async throws(PreviewError) {
    let watcher = try options.folders.makeWatcher()
    let initial = await initial()
    let tree = initial.tree ?? .placeholder
    let server = try PreviewServer(
      host: options.host, ports: options.ports, names: options.names, limits: options.limits,
      tree: tree)
    server.show(initial.problems)
    let queue = ChangeQueue(lock: options.folders.roots.first.map(GitLock.init(around:)))
    let stop: @Sendable () -> Void = {
      server.stop()
      watcher.stop()
      queue.finish()
    }
    let signals = options.stopsAtSignals ? [SIGINT, SIGTERM].map { Signal($0, stop) } : []
    started(address(options.host, server.port, tree.basePath))
    await withTaskCancellationHandler {
      await withTaskGroup { group in
        group.addTask { await onThread { server.run() } }
        group.addTask { await onThread { watcher.run(queue.add) } }
        group.addTask { await UpdateLoop(server: server, queue: queue, rebuild: rebuild).run() }
        await group.next()
        stop()
        group.cancelAll()
      }
    } onCancel: {
      stop()
    }
    for signal in signals { signal.restore() }
  }

  /// The address to open in a browser.
  static func address(_ host: String, _ port: Int, _ basePath: String) -> String {
    let isEverywhere = host == "0.0.0.0" || host == "::"
    let name = isEverywhere ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
    return "http://\(name):\(port)\(basePath)"
  }

  /// Runs blocking work on a thread of its own: the pool that tasks run on is for short steps.
  private static func onThread(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        work()
        continuation.resume()
      }
    }
  }

  /// A signal that is acted on once, and then means again what it always means.
  private struct Signal {
    private let number: Int32
    private let source: any DispatchSourceSignal

    init(_ number: Int32, _ action: @escaping @Sendable () -> Void) {
      self.number = number
      Foundation.signal(number, SIG_IGN)
      source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in
        Foundation.signal(number, SIG_DFL)
        action()
      }
      source.resume()
    }

    func restore() {
      source.cancel()
      Foundation.signal(number, SIG_DFL)
    }
  }
}
