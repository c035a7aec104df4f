/// The tags of a site's pages: spellings that differ in upper and lower case alone are one tag.
struct TagGroups {
  /// A tag, and the pages that bear it, by index.
  struct Group {
    /// The spelling that comes first in the order of bytes.
    let name: String
    let spellings: [String]
    /// The last part of its address: no other tag has it. Nil for a name without letters.
    var slug: String?
    let members: [Int]
  }

  /// By name.
  private(set) var list: [Group] = []

  /// The tags of `pages`. O(tags log tags).
  init(_ pages: [SitePage]) {
    var members: [String: [String: [Int]]] = [:]
    for index in pages.indices {
      for tag in pages[index].source?.head.tags ?? [] {
        members[tag.lowercased(), default: [:]][tag, default: []].append(index)
      }
    }
    list = members.keys.sorted().map { key in
      let group = members[key] ?? [:]
      let spellings = group.keys.sorted()
      return Group(
        name: spellings.first ?? "", spellings: spellings, slug: nil,
        members: Set(spellings.flatMap { group[$0] ?? [] }).sorted())
    }
    list.sort { $0.name < $1.name }
    giveSlugs()
  }

  /// `C++` and `C#` would both be `c`: the second is `c-2`.
  private mutating func giveSlugs() {
    var used: Set<String> = []
    for index in list.indices {
      let base = AddressPart.text(list[index].name)
      guard !base.isEmpty else { continue }
      var slug = base
      var number = 1
      while !used.insert(slug).inserted {
        number += 1
        slug = "\(base)-\(number)"
      }
      list[index].slug = slug
    }
  }
}
