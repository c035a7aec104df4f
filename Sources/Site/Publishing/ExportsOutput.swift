import FileTrees
import MarkdownPages

/// The exports of blocks, each as JSON for programs and as a page of its own
/// to embed: `<page>/<id>.json` and `<page>/<id>/index.html`.
struct ExportsOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    composer.site.pages.flatMap { page in
      (page.source?.markdown.exports ?? []).flatMap { export -> [FileTree.Entry] in
        guard let data = page.url.appending(export.id + ".json"),
          let folder = page.url.appending(export.id), let file = folder.appending("index.html")
        else { return [] }
        return [
          FileTree.Entry(data) { export.payload },
          FileTree.Entry(file) { composer.embed(export, of: page, in: folder) },
        ]
      }
    }
  }

  func inputs(of entry: FileTree.Entry, _ inputs: SiteInputs) -> InputDigest? {
    let folder = entry.path.parent
    return inputs.page(at: entry.path.name == "index.html" ? folder.parent : folder)
  }
}
