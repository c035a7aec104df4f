import ArgumentParser

/// `coldstart completions`: a script that teaches a shell this program's words.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print a completion script for a shell.",
    discussion: """
      bash: coldstart completions bash > ~/.local/share/bash-completion/completions/coldstart
      zsh:  coldstart completions zsh > a file called _coldstart in a folder of $fpath
      fish: coldstart completions fish > ~/.config/fish/completions/coldstart.fish
      """)

  /// The shells that ArgumentParser writes scripts for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() {
    Terminal.print(Coldstart.completionScript(for: shell.kind))
  }
}
