#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that connections come from.
struct Listener: Sendable {
  let descriptor: Descriptor
  let port: Int

  /// Listens at the first free port of a range.
  init(host: String, ports: ClosedRange<Int>) throws(PreviewError) {
    for port in ports {
      if let listener = try Self.open(host: host, port: port) {
        self = listener
        return
      }
    }
    throw .portsTaken(ports)
  }

  private init(_ descriptor: Descriptor, port: Int) {
    self.descriptor = descriptor
    self.port = port
  }

  /// The result of accepting a connection.
  enum Arrival {
    case connection(Descriptor)
    case nobody
    /// The system has no descriptors left for now.
    case exhausted
  }

  /// Takes the next connection.
  func accept() -> Arrival {
    #if canImport(Glibc)
      let number = Glibc.accept(descriptor.number, nil, nil)
    #elseif canImport(Darwin)
      let number = Darwin.accept(descriptor.number, nil, nil)
    #endif
    guard number >= 0 else { return errno == EMFILE || errno == ENFILE ? .exhausted : .nobody }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    _ = setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    return .connection(Descriptor(adopting: number))
  }

  /// Nil when the port is taken.
  private static func open(host: String, port: Int) throws(PreviewError) -> Listener? {
    var hints = addrinfo()
    hints.ai_socktype = stream
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0, let address = list?.pointee else {
      throw .unknownHost(host)
    }
    defer { freeaddrinfo(list) }
    let number = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard number >= 0 else { throw .failed("socket") }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    _ = setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &on, size)
    let descriptor = Descriptor(adopting: number)
    guard bind(number, address.ai_addr, address.ai_addrlen) == 0, listen(number, 512) == 0 else {
      defer { descriptor.close() }
      if errno == EADDRINUSE { return nil }
      throw .failed("bind")
    }
    return Listener(descriptor, port: boundPort(number) ?? port)
  }

  /// The port that the system chose for port 0.
  private static func boundPort(_ number: Int32) -> Int? {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var digits = [CChar](repeating: 0, count: 16)
    let isKnown = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        getsockname(number, address, &size) == 0
          && getnameinfo(
            address, size, nil, 0, &digits, socklen_t(digits.count), NI_NUMERICSERV) == 0
      }
    }
    guard isKnown else { return nil }
    return Int(String(decoding: digits.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }

  private static var stream: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue)
    #elseif canImport(Darwin)
      SOCK_STREAM
    #endif
  }
}
