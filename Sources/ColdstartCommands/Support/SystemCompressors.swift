#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// zlib and brotli as the system has them: found when they are wanted, so that nobody needs them to
/// build this program, nor to build sites without compressed files.
struct SystemCompressors: Sendable {
  private typealias Bound = @convention(c) (UInt) -> UInt
  private typealias Deflate =
    @convention(c) (
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>?, UInt, Int32
    ) -> Int32
  private typealias Checksum = @convention(c) (UInt, UnsafePointer<UInt8>?, UInt32) -> UInt
  private typealias BrotliBound = @convention(c) (Int) -> Int
  private typealias Brotli =
    @convention(c) (
      Int32, Int32, Int32, Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>,
      UnsafeMutablePointer<UInt8>?
    ) -> Int32

  private let bound: Bound
  private let deflate: Deflate
  private let checksum: Checksum
  private let brotliBound: BrotliBound
  private let brotli: Brotli

  /// Opens both libraries.
  init() throws {
    let zlib = try Self.open("zlib", ["libz.so.1", "libz.1.dylib"])
    let encoder = try Self.open(
      "brotli",
      ["libbrotlienc.so.1", "libbrotlienc.1.dylib", "/opt/homebrew/lib/libbrotlienc.1.dylib"])
    guard let bound = dlsym(zlib, "compressBound"), let deflate = dlsym(zlib, "compress2"),
      let checksum = dlsym(zlib, "crc32")
    else { throw Self.missing("zlib") }
    guard let brotliBound = dlsym(encoder, "BrotliEncoderMaxCompressedSize"),
      let brotli = dlsym(encoder, "BrotliEncoderCompress")
    else { throw Self.missing("brotli") }
    self.bound = unsafeBitCast(bound, to: Bound.self)
    self.deflate = unsafeBitCast(deflate, to: Deflate.self)
    self.checksum = unsafeBitCast(checksum, to: Checksum.self)
    self.brotliBound = unsafeBitCast(brotliBound, to: BrotliBound.self)
    self.brotli = unsafeBitCast(brotli, to: Brotli.self)
  }

  private static func open(_ library: String, _ names: [String]) throws -> UnsafeMutableRawPointer {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW) { return handle }
    }
    throw missing(library)
  }

  private static func missing(_ library: String) -> CommandFailure {
    CommandFailure(
      "site.yaml asks for compressed files, and the library \(library) is not installed",
      help: "install it (Debian: zlib1g and libbrotli1), or leave out `precompress`")
  }

  /// The bytes as a gzip file (RFC 1952) without a name and without a time: the same each time.
  func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var count = bound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(clamping: count))
    let status = deflate(&packed, &count, bytes, UInt(bytes.count), 9)
    precondition(status == 0, "zlib refuses no bytes that fit into the room it asked for.")
    // What zlib wraps in two bytes and a checksum of its own (RFC 1950) is what gzip wraps.
    let body = packed[2..<(Int(clamping: count) - 4)]
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    let sum = UInt32(truncatingIfNeeded: checksum(0, bytes, UInt32(clamping: bytes.count)))
    return head + body + Self.little(sum)
      + Self.little(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// The bytes as a brotli stream (RFC 7932) of the highest quality.
  func brotli(_ bytes: [UInt8]) -> [UInt8] {
    var count = brotliBound(bytes.count)
    var packed = [UInt8](repeating: 0, count: max(count, 16))
    let (quality, window, isText) = (Int32(11), Int32(22), Int32(1))
    let status = brotli(quality, window, isText, bytes.count, bytes, &count, &packed)
    precondition(status == 1, "Brotli refuses no bytes that fit into the room it asked for.")
    return Array(packed.prefix(count))
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    stride(from: UInt32(0), to: 32, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
