import Dispatch
import Foundation

/// Ctrl-C that is heard once: the work ends in good order; the second time it ends at once.
struct Interrupt {
  private let source: any DispatchSourceSignal

  /// Calls `stop` at the first interrupt, on a queue of its own: work that keeps all threads of
  /// tasks busy does not keep it from being heard.
  init(_ stop: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupt"))
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      stop()
    }
    source.resume()
  }

  /// Interrupts mean again what they always mean.
  func restore() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
