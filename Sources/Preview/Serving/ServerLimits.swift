/// The limits of a client's use of the server.
package struct ServerLimits: Sendable {
  /// Bytes of a request's head.
  package var headBytesMax = 8 * 1024
  /// Time from the first byte of a head to its end, and from the connection to its first byte.
  package var headTime: Duration = .seconds(10)
  /// Time that an open connection may wait for its next request.
  package var idleTime: Duration = .seconds(30)
  /// Time in which a client must take some bytes of what is sent to it.
  package var stallTime: Duration = .seconds(30)
  /// Open connections, event streams included.
  package var connectionsMax = 256
  /// Bytes of events that a client may leave unread.
  package var unreadBytesMax = 1024 * 1024
  /// Time between two signs of life on an event stream.
  package var heartbeat: Duration = .seconds(15)

  package init() {}
}
