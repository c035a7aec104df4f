import Blocks
import DataNodes
package import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Scenarios
import Site

/// Every code that any module reports, for `coldstart explain` and the manual.
package enum DiagnosticCatalogue {
  /// Sorted by name.
  package static let all: [DiagnosticCode] =
    (BlocksCodes.all + DataNodesCodes.all + DiagramsCodes.all + LearningCodes.all
    + MarkdownPagesCodes.all + ScenariosCodes.all + SiteCodes.all)
    .sorted { $0.id < $1.id }
}
