import Site
import Testing

/// Markup in every text of an author, wherever a site shows it: pages, contents, navigation, feed,
/// structured data, data for scripts, what is embedded, redirects and the list of terms.
@Suite struct CanarySiteTests {
  private static let canary = "<svg/onload=x>'\\\"&"

  private static let files = [
    "content/site.yaml": """
    title: "Site \(canary)"
    description: "About \(canary)"
    author: {name: "Writer \(canary)"}
    license: "Terms \(canary)"
    navigation:
      - {title: "Link \(canary)", url: "https://example.org/"}
    """,
    "content/_index.md": "---\ntitle: \"Home \(canary)\"\ndescription: \"D \(canary)\"\n---\nText",
    "content/glossary.yaml": """
    cold start: {definition: "First \(canary)", aliases: ["start \(canary)"]}
    """,
    "content/facts/a.yaml": """
    a.b: {quantity: "Q \(canary)", value: "V \(canary)", kind: documented, \
    source: "S \(canary)", title: "T \(canary)", date: 2026-01-02}
    """,
    "content/lesson/_index.md": """
    ---
    title: "Concept \(canary)"
    ---
    Text
    """,
    "content/lesson/why.md": """
    ---
    title: "Why \(canary)"
    description: "D \(canary)"
    tags: ["tag \(canary)"]
    date: 2026-01-02
    objectives: ["O \(canary)"]
    aliases: [old-address]
    ---
    ## Heading &lt;svg/onload=x&gt; `<svg/onload=x>`

    ### Second &lt;svg/onload=x&gt;

    :term[cold start] :fact[a.b]

    ::::pitfall[More &lt;svg/onload=x&gt;]

    ::wrong[&lt;svg/onload=x&gt;]

    ::right[&lt;svg/onload=x&gt;]

    ::root-cause[&lt;svg/onload=x&gt;]

    ::::

    ```quiz {#probe title="Quiz <svg/onload=x>"}
    - question: Who `<svg/onload=x>`?
      id: who
      choices:
        - {right: "A &lt;svg/onload=x&gt;", because: "`<svg/onload=x>`"}
        - {wrong: "B", because: "`</script><svg/onload=x>`"}
    ```

    ```simulation {#run title="Run <svg/onload=x>"}
    services:
      visitor: {type: client, title: "V <svg/onload=x>", calls: orders, requests: 1}
      orders: {type: function, title: "O <svg/onload=x>"}
    ```

    ::player{run=run title="Player <svg/onload=x>" caption="C <svg/onload=x>"}

    ::chart[Chart &lt;svg/onload=x&gt;]{run=run kind=environments}
    """,
    "content/lesson/review.md": "---\ntitle: Review\n---\n::collect",
    "content/facts.md": "---\ntitle: Facts\n---\n::facts",
  ]

  @Test func textsOfAuthorsAreNeverMarkup() async throws {
    let site = try SiteHarness(Self.files)
    defer { site.remove() }
    let result = try await site.build()
    let texts = [".html", ".xml", ".json", ".js"]
    var seen = 0
    for path in await result.paths where texts.contains(where: path.hasSuffix) {
      guard let text = try result.text(path) else { continue }
      if text.contains("svg/onload") { seen += 1 }
      #expect(!text.contains("<svg/onload"), "\(path)")
    }
    #expect(seen >= 8, "the canaries came out in \(seen) files")
  }
}
