// What a WebAssembly module of the kernel lets its host call; `support.c` keeps the figures.
@_silgen_name("keep") func keep(_ place: Int32, _ digit: Double)

/// Runs the scenario; the result is how many figures there are.
@_cdecl("run") public func run() -> Int32 {
  let digits = EmbeddedScenario.digits
  for (place, digit) in digits.enumerated() { keep(Int32(place), digit) }
  return Int32(digits.count)
}
