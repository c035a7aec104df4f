import Foundation
import Site
import Testing

/// What is published of a theme's scripts: less to read, the same to run.
@Suite struct ScriptTests {
  /// What an author of a theme writes, and what is published.
  private static let cases: [(source: String, published: String)] = [
    // Comments, indentation and blanks go.
    ("// Says why.\nlet a = 1; /* and\nhow */\n  let b = [a, 2];\n", "let a=1;let b=[a,2];"),
    ("(function () {\n  \"use strict\";\n  go();\n})();\n", "(function(){\"use strict\";go()})();"),
    // Words keep a blank between them, and signs that would become another sign.
    ("typeof a in b; new  X; return\tnull;", "typeof a in b;new X;return null;"),
    ("a + +b; a - -b; a++ + b; 1 .toFixed()", "a+ +b;a- -b;a++ +b;1 .toFixed()"),
    ("while (n-- > 0) a < !b", "while(n-- >0)a< !b"),
    // A line end that ends a statement stays.
    ("a = b\nc()\nd++\ne", "a=b\nc()\nd++\ne"),
    ("return\nvalue\n", "return\nvalue"),
    ("if (a) {\n  b()\n}\nc()", "if(a){b()}\nc()"),
    ("a\n  .b()\n  ?.c", "a.b()?.c"),
    // Texts, templates and patterns are not touched.
    ("a = \"b  // c\" + 'd  \\' e'", "a=\"b  // c\"+'d  \\' e'"),
    ("a = `b  ${c + `d  }` } // e`", "a=`b  ${c + `d  }` } // e`"),
    ("a = b.replace(/  [/*] \\/ /g, \"\") / 2", "a=b.replace(/  [/*] \\/ /g,\"\")/2"),
    ("return /a  b/.test(c)", "return/a  b/.test(c)"),
    ("a = b / c / d // e", "a=b/c/d"),
    // A semicolon before a brace goes, unless it is a statement of its own.
    ("{ a(); }", "{a()}"), ("{ for (;;) ; }", "{for(;;);}"), ("{ while (a()); }", "{while(a());}"),
    ("{ if (a) b(); else ; }", "{if(a)b();else;}"), ("{ if (a) (b)(); }", "{if(a)(b)()}"),
    // Declarations that follow each other become one.
    (
      "const a = 1;\nconst b = (c) => { const d = c; return d; };\nconst e = 2; f(e);",
      "const a=1,b=(c)=>{const d=c;return d},e=2;f(e);"
    ),
    ("const a = 1\nb();\nconst c = 2;", "const a=1\nb();const c=2;"),
    ("const a = 1; b(); const c = 2;", "const a=1;b();const c=2;"),
    ("a.const = 1; const b = 2;", "a.const=1;const b=2;"),
    ("for (const a of b) c(a); const d = 1;", "for(const a of b)c(a);const d=1;"),
  ]

  @Test func scriptsLoseWhatOnlyReadersNeed() async throws {
    var files = ["content/_index.md": "# Home\n"]
    for (place, each) in Self.cases.enumerated() {
      files["theme/components/later/case-\(place).js"] = each.source
    }
    let harness = try SiteHarness(files)
    defer { harness.remove() }
    let result = try await harness.build()
    for (place, each) in Self.cases.enumerated() {
      let path = try #require(
        await result.paths.first { $0.hasPrefix("assets/case-\(place).") && $0.hasSuffix(".js") })
      let published = try result.text(path)
      #expect(published == each.published + "\n")
    }
  }
}
