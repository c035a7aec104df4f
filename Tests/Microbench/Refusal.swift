#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the program: nothing was measured.
func refuse() -> Never { exit(64) }
