import Highlighting
import Testing

/// What each hook is for, one line each: `[kind:text]` marks a span.
@Suite struct LanguageTests {
  private func expectMarks(
    _ marked: String, _ name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let language = try #require(Highlighter.language(named: name), sourceLocation: location)
    let code = marked.replacing(/«[a-z]+:|»/, with: "")
    var html: [UInt8] = []
    language.write(Array(code.utf8)[...], into: &html)
    let made = String(decoding: html, as: UTF8.self)
      .replacing(/<span class="t-([a-z]+)">/) { "«\($0.1):" }
      .replacing("</span>", with: "»").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    #expect(made == marked, sourceLocation: location)
  }

  @Test(arguments: [
    "x «operator:=» «string:f\"a »«punctuation:{»b«punctuation:}»«string: {{c}}\"»",
    "«keyword:match» x: «comment:# match»",
    "match «operator:=» «string:rb'\\''» «operator:+» «string:R\"x\"»",
    "«meta:@app.get»(«string:\"/\"»)",
    "a «operator:@» b",
    "«keyword:def» «function:f»(a: «type:int» «operator:=» «number:1»): «keyword:pass»",
    "«string:\"unclosed»\n«keyword:if» x",
    "«string:f\"{»\n«keyword:if» x".replacing("{»", with: "»«punctuation:{»"),
  ])
  func python(_ marked: String) throws { try expectMarks(marked, "python") }

  @Test(arguments: [
    "a «operator:=» b «operator:/» c «operator:/» d",
    "«keyword:return» «string:/a[/]b\\/c/gi».«function:test»(x)",
    "«string:`a »«punctuation:${»«string:`b »«punctuation:${»c«punctuation:}»«string:`»«punctuation:}»«string: d`»",
    "«string:`»«punctuation:${»{a: {b}}«punctuation:}»«string:`»",
    "obj.default «operator:=» { from: «number:1», type: «string:'x'» }",
    "«keyword:import» x «keyword:from» «string:\"y\"»",
    "«keyword:const» from «operator:=» of",
  ])
  func javascript(_ marked: String) throws { try expectMarks(marked, "javascript") }

  @Test(arguments: [
    "«property:a»: «number:1» «comment:# one»", "«property:a»: b#c",
    "«property:url»: http://x:80/y",
    "«punctuation:-» «property:a»: «constant:true»",
    "«property:a»: «operator:|-»\n«string:  text: «»».\n".replacing("«»».", with: "x")
      .replacing("x\n", with: "x\n»"),
    "{«property:a»: «number:1», «string:\"b\"»: [«string:'c''d'», e]}"
      .replacing("«string:\"b\"»:", with: "«property:\"b\"»:"),
    "«property:a»: «type:!Ref» b", "«property:a»: «variable:*b»", "«meta:---»",
  ])
  func yaml(_ marked: String) throws { try expectMarks(marked, "yaml") }

  @Test(arguments: [
    "«string:\"a »«punctuation:$(»«function:ls» «attribute:-l» «string:\"»«variable:$x»«string:\"»«punctuation:)»«string: b\"»",
    "«variable:A»«operator:=»«variable:${b:-c}»", "«function:echo» a#b «comment:# c»",
    "«keyword:for» «variable:x» «keyword:in» a; «keyword:do» «function:ls»; «keyword:done»",
    "«function:cat» «operator:<<»«meta:EOF»\n«string:a »«variable:$b»«string:\n»«meta:EOF»\n«function:ls»",
    "«function:a» «operator:||» «function:b» \\\n c",
  ])
  func bash(_ marked: String) throws { try expectMarks(marked, "bash") }

  @Test(arguments: [
    "«keyword:let» a «operator:=» «string:\"b »«punctuation:\\(»c(d: «string:\"e\"»)«punctuation:)»«string:\"»"
      .replacing("c(d", with: "«function:c»(d"),
    "«string:#\"a \\(b) »«punctuation:\\#(»c«punctuation:)»«string:\"#»",
    "«comment:/* a /* b */ c */» «number:0»..«operator:<»«number:5»", "«meta:#if» os",
    "`class`.«function:init»()",
  ])
  func swift(_ marked: String) throws { try expectMarks(marked, "swift") }

  @Test(arguments: [
    "a «operator:=» «string:\"x-»«punctuation:${»b.c«punctuation:}»«string:\"»"
      .replacing("a ", with: "«property:a» "),
    "«property:p» «operator:=» «operator:<<-»«meta:E»\n«string:  a »«punctuation:${»b«punctuation:}»«string:\n  »«meta:E»",
  ])
  func hcl(_ marked: String) throws { try expectMarks(marked, "hcl") }

  @Test(arguments: [
    "«keyword:SELECT» «function:Count»(«operator:*») «keyword:from» t «keyword:where» a «operator:=» «string:'b''c'» «comment:-- d»"
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
