import Synchronization

/// The navigation beside pages: one for all pages of a folder, made when the first of them is
/// composed. Which page comes first does not show in what is made.
final class Sidebars: Sendable {
  private let made = Mutex<[Sidebar.Key: Sidebar]>([:])
  private let make: @Sendable (Sidebar.Key) -> Sidebar

  init(_ make: @escaping @Sendable (Sidebar.Key) -> Sidebar) {
    self.make = make
  }

  /// The sidebar of a key. Two threads may make the same one; either is as good.
  subscript(key: Sidebar.Key) -> Sidebar {
    if let sidebar = made.withLock({ $0[key] }) { return sidebar }
    let sidebar = make(key)
    made.withLock { $0[key] = sidebar }
    return sidebar
  }
}
