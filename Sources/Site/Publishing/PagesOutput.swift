import FileTrees

/// The pages themselves.
struct PagesOutput: PageOutput {
  func entry(_ page: SitePage, _ composer: PageComposer) -> FileTree.Entry? {
    FileTree.Entry(page.output) { () throws(FileError) in try composer.html(page) }
  }

  func inputs(of page: SitePage, _ inputs: SiteInputs) -> InputDigest { inputs[page.index] }

  func url(of path: SitePath) -> SitePath? {
    path.name == "index.html" ? path.parent : path
  }
}

/// A page at every old address, which leads to the new one.
struct AliasesOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    composer.site.aliases.map { alias in
      let page = composer.site.pages[alias.page]
      return FileTree.Entry(alias.file) { composer.redirect(to: page, from: alias.file.parent) }
    }
  }

  func inputs(of entry: FileTree.Entry, _ inputs: SiteInputs) -> InputDigest? {
    inputs.alias(entry.path)
  }
}

/// Files that pages refer to, files of `static/`, and those of the theme.
struct AssetsOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    let content = composer.content
    let files =
      composer.site.assets.assets.map { ($0.published, $0.file.path) }
      + composer.site.staticFiles.map { ($0, $1.path) }
    let copies = files.map { published, path in
      FileTree.Entry(published) { () throws(FileError) in try content.read(path) }
    }
    // Where nothing can be searched, nothing asks for the script that searches.
    let needless = composer.site.hasSearch ? nil : composer.theme.later["search-box"]
    return copies + composer.theme.entries.filter { $0.path != needless }
  }
}
