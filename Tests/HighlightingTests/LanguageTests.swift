import Highlighting
import Testing

/// What each hook is for, one line each: `«str:text»` is a span of the class whose name begins so.
@Suite struct LanguageTests {
  private func expectMarks(
    _ marked: String, _ name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let language = try #require(Highlighter.language(named: name), sourceLocation: location)
    let code = marked.replacing(/«[a-z]+:|»/, with: "")
    var html: [UInt8] = []
    language.write(Array(code.utf8)[...], into: &html)
    let made = String(decoding: html, as: UTF8.self)
      .replacing(/<span class="t-([a-z]{3})[a-z]*">/) { "«\($0.1):" }
      .replacing("</span>", with: "»").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    #expect(made == marked, sourceLocation: location)
  }

  @Test(arguments: [
    "x «ope:=» «str:f\"a »«pun:{»b«pun:}»«str: {{c}}\"»",
    "«key:match» x: «com:# match»",
    "match «ope:=» «str:rb'\\''» «ope:+» «str:R\"x\"»",
    "«met:@app.get»(«str:\"/\"»)",
    "a «ope:@» b",
    "«key:def» «fun:f»(a: «typ:int» «ope:=» «num:1»): «key:pass»",
    "«str:\"unclosed»\n«key:if» x",
    "«str:f\"»«pun:{»\n«key:if» x",
  ])
  func python(_ marked: String) throws { try expectMarks(marked, "python") }

  @Test(arguments: [
    "a «ope:=» b «ope:/» c «ope:/» d",
    "«key:return» «str:/a[/]b\\/c/gi».«fun:test»(x)",
    "«str:`a »«pun:${»«str:`b »«pun:${»c«pun:}»«str:`»«pun:}»«str: d`»",
    "«str:`»«pun:${»{a: {b}}«pun:}»«str:`»",
    "obj.default «ope:=» { from: «num:1», type: «str:'x'» }",
    "«key:import» x «key:from» «str:\"y\"»",
    "«key:const» from «ope:=» of",
  ])
  func javascript(_ marked: String) throws { try expectMarks(marked, "javascript") }

  @Test(arguments: [
    "«pro:a»: «num:1» «com:# one»", "«pro:a»: b#c",
    "«pro:url»: http://x:80/y",
    "«pun:-» «pro:a»: «con:true»",
    "«pro:a»: «ope:|-»\n«str:  text: x\n»b", "{«pro:a»: «num:1», «pro:\"b\"»: [«str:'c''d'», e]}",
    "«pro:a»: «typ:!Ref» b", "«pro:a»: «var:*b»", "«met:---»",
  ])
  func yaml(_ marked: String) throws { try expectMarks(marked, "yaml") }

  @Test(arguments: [
    "«str:\"a »«pun:$(»«fun:ls» «att:-l» «str:\"»«var:$x»«str:\"»«pun:)»«str: b\"»",
    "«var:A»«ope:=»«var:${b:-c}»", "«fun:echo» a#b «com:# c»",
    "«key:for» «var:x» «key:in» a; «key:do» «fun:ls»; «key:done»",
    "«fun:cat» «ope:<<»«met:EOF»\n«str:a »«var:$b»«str:\n»«met:EOF»\n«fun:ls»",
    "«fun:a» «ope:||» «fun:b» \\\n c",
  ])
  func bash(_ marked: String) throws { try expectMarks(marked, "bash") }

  @Test(arguments: [
    "«key:let» a «ope:=» «str:\"b »«pun:\\(»«fun:c»(d: «str:\"e\"»)«pun:)»«str:\"»",
    "«str:#\"a \\(b) »«pun:\\#(»c«pun:)»«str:\"#»",
    "«com:/* a /* b */ c */» «num:0»..«ope:<»«num:5»", "«met:#if» os",
    "`class`.«fun:init»()",
  ])
  func swift(_ marked: String) throws { try expectMarks(marked, "swift") }

  @Test(arguments: [
    "«pro:a» «ope:=» «str:\"x-»«pun:${»b.c«pun:}»«str:\"»",
    "«pro:p» «ope:=» «ope:<<-»«met:E»\n«str:  a »«pun:${»b«pun:}»«str:\n  »«met:E»",
  ])
  func hcl(_ marked: String) throws { try expectMarks(marked, "hcl") }

  @Test(arguments: [
    "«key:SELECT» «fun:Count»(«ope:*») «key:from» t «key:where» a «ope:=» «str:'b''c'» «com:-- d»"
  ])
  func sql(_ marked: String) throws { try expectMarks(marked, "sql") }

  @Test func linesCloseAndReopenSpans() throws {
    let language = try #require(Highlighter.language(named: "python"))
    let lines = language.lines(Array("x = \"\"\"a\n\nb\"\"\"\n".utf8)[...])
    #expect(
      lines.map { String(decoding: $0, as: UTF8.self) } == [
        "x <span class=\"t-operator\">=</span> <span class=\"t-string\">&quot;&quot;&quot;a</span>",
        "", "<span class=\"t-string\">b&quot;&quot;&quot;</span>",
      ])
    #expect(language.lines([]) == [])
    #expect(language.lines([0x0A]) == [[]])
    #expect(language.lines([0x61, 0x0A, 0x0A]).count == 2)
  }
}
