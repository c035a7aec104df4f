#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file descriptor that never blocks: a socket, or an end of a pipe. Whoever opened it closes it.
struct Descriptor: Hashable, Sendable {
  let number: Int32

  /// How a transfer went.
  enum Transfer: Equatable {
    case moved(Int)
    /// Nothing can be moved now; wait for `poll`.
    case blocked
    /// The other side has gone.
    case ended
  }

  /// Takes a descriptor over: it will not block, and no child process inherits it.
  init(adopting number: Int32) {
    self.number = number
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var on: Int32 = 1
      _ = setsockopt(number, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// Appends at most `count` bytes that have arrived.
  func read(_ count: Int, into bytes: inout [UInt8]) -> Transfer {
    var result = 0
    let arrived = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      result = recv(number, buffer.baseAddress, count, 0)
      used = max(result, 0)
    }
    bytes.append(contentsOf: arrived)
    return Self.transfer(result)
  }

  /// Sends bytes from an offset on, as many as the system takes now.
  func write(_ bytes: [UInt8], from offset: Int) -> Transfer {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    let result = bytes.withUnsafeBytes { buffer in
      send(number, buffer.baseAddress.map { $0 + offset }, buffer.count - offset, flags)
    }
    return Self.transfer(result)
  }

  /// Tells the other side that nothing more comes, while it may still be read from.
  func finishWriting() {
    _ = shutdown(number, Int32(SHUT_WR))
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(number)
    #elseif canImport(Darwin)
      _ = Darwin.close(number)
    #endif
  }

  private static func transfer(_ result: Int) -> Transfer {
    if result > 0 { return .moved(result) }
    let isBlocked = result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
    return isBlocked ? .blocked : .ended
  }
}

/// The events to wait for at a descriptor, and those that have come.
struct Readiness {
  let descriptor: Descriptor
  var wantsRead = false
  var wantsWrite = false
  /// Something can be read, or the other side has gone, which reading finds out.
  private(set) var canRead = false
  private(set) var canWrite = false

  init(_ descriptor: Descriptor, read: Bool = false, write: Bool = false) {
    self.descriptor = descriptor
    wantsRead = read
    wantsWrite = write
  }

  /// Waits until one of the descriptors is ready or the time is over, and fills in which are.
  static func wait(for waits: inout [Readiness], milliseconds: Int32) {
    var entries = waits.map { wait in
      let events = (wait.wantsRead ? POLLIN : 0) | (wait.wantsWrite ? POLLOUT : 0)
      return pollfd(fd: wait.descriptor.number, events: Int16(events), revents: 0)
    }
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return }
    let gone = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
    for index in waits.indices {
      let events = entries[index].revents
      waits[index].canRead = events & (Int16(POLLIN) | gone) != 0
      waits[index].canWrite = events & (Int16(POLLOUT) | gone) != 0
    }
  }
}

/// A pipe by which other threads wake the one that waits in `poll`.
struct WakePipe: Sendable {
  let receiver: Descriptor
  private let sender: Descriptor

  init() throws(PreviewError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .failed("pipe") }
    receiver = Descriptor(adopting: ends[0])
    sender = Descriptor(adopting: ends[1])
  }

  /// Wakes the waiting thread. A pipe that is full has woken it already.
  func wake() {
    var byte: UInt8 = 1
    #if canImport(Glibc)
      _ = Glibc.write(sender.number, &byte, 1)
    #elseif canImport(Darwin)
      _ = Darwin.write(sender.number, &byte, 1)
    #endif
  }

  /// Forgets all calls so far.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    #if canImport(Glibc)
      while Glibc.read(receiver.number, &bytes, bytes.count) > 0 {}
    #elseif canImport(Darwin)
      while Darwin.read(receiver.number, &bytes, bytes.count) > 0 {}
    #endif
  }

  func close() {
    receiver.close()
    sender.close()
  }
}

extension PreviewError {
  /// The error of a call that has just failed.
  static func failed(_ call: String) -> PreviewError {
    .system(call: call, reason: String(cString: strerror(errno)))
  }
}
