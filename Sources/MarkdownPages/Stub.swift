package import Diagnostics

package enum TextIntake {
  package static func check(_ text: SourceText, into bag: inout DiagnosticBag) -> SourceText {
    text
  }
}
