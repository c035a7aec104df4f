import Testing

/// Whole messages, with the place they point at.
struct SyntaxDiagnosticsTests {
  @Test func explainsColonsInValues() {
    expectProblem(
      "a: 1\ntitle: Cold starts: why\n",
      """
      2:19-20 data-syntax: a colon followed by a space cannot stand in an unquoted value
        2:8-24 the value begins here
        = put the value in quotes: "Cold starts: why"
      """)
    expectProblem(
      "title: \"a\" : b\n",
      """
      1:12-13 data-syntax: the value has already ended before this
        = put the whole value in one pair of quotes
      """)
    expectProblem(
      "a: b\n  c: d\n",
      """
      2:3-4 data-syntax: this line's indentation fits nothing above it
        = keys of one mapping, and entries of one list, begin in the same column
      """)
  }

  @Test func explainsTabs() {
    expectProblem(
      "a:\n\tb: 1\n",
      """
      2:1-2 data-syntax: a tab cannot indent
        = indent with spaces
      """)
    expectProblem(
      "a:\n  - b\n\t- c\n",
      """
      3:1-2 data-syntax: a tab cannot indent
        = indent with spaces
      """)
  }

  @Test func explainsQuotesAndBrackets() {
    expectProblem(
      "title: \"Cold starts\nweight: 3\n",
      """
      1:8-9 data-syntax: this quote is not closed
        = write the same quote again at the end of the value
      """)
    expectProblem(
      "title: 'it's'\n",
      """
      1:12-14 data-syntax: the value has already ended before this
        = put the whole value in one pair of quotes
      """)
    expectProblem(
      "title: \"a\" b\n",
      """
      1:12-13 data-syntax: the value has already ended before this
        = put the whole value in one pair of quotes
      """)
    expectProblem(
      "tags: [a, b\nweight: 3\n",
      """
      1:7-8 data-syntax: this [ is not closed
        = write ] behind the last entry
      """)
    expectProblem(
      "tags: [a b\n",
      """
      1:7-8 data-syntax: this [ is not closed
        = write ] behind the last entry
      """)
    expectProblem(
      "x: {a: 1\n",
      """
      1:4-5 data-syntax: this { is not closed
        = write } behind the last entry
      """)
    expectProblem(
      "path: \"C:\\dir\"\n",
      """
      1:10-11 data-syntax: a backslash in double quotes begins an escape that does not exist
        = use single quotes, or write the backslash twice
      """)
  }

  @Test func explainsRepeatedKeys() {
    expectProblem(
      "title: a\nweight: 3\ntitle: b\n",
      """
      3:1-6 duplicate-key: the key "title" stands twice here
        1:1-6 first here
        = keep one of them
      """)
    expectProblem(
      "x:\n  - a: 1\n    \"b\": 2\n    \"b\": 3\n",
      """
      4:5-8 duplicate-key: the key "b" stands twice here
        3:5-8 first here
        = keep one of them
      """)
    expectProblem(
      "x: {a: 1, b: a, a: 2}\n",
      """
      1:17-18 duplicate-key: the key "a" stands twice here
        1:5-6 first here
        = keep one of them
      """)
    expectProblem(
      "a: 1\n\"a\": 2\n",
      """
      2:1-4 duplicate-key: the key "a" stands twice here
        1:1-2 first here
        = keep one of them
      """)
  }

  @Test func explainsIndentation() {
    expectProblem(
      "a: 1\n b: 2\n",
      """
      2:2-3 data-syntax: this line's indentation fits nothing above it
        = keys of one mapping, and entries of one list, begin in the same column
      """)
    expectProblem(
      "a:\n    b: 1\n  c: 2\n",
      """
      3:3-4 data-syntax: this line's indentation fits nothing above it
        1:1-2 the lines from here on belong together
        = keys of one mapping, and entries of one list, begin in the same column
      """)
    expectProblem(
      "a:\n  - b\n  c: 2\n",
      """
      3:3-4 data-syntax: this line's indentation fits nothing above it
        2:3-4 the lines from here on belong together
        = keys of one mapping, and entries of one list, begin in the same column
      """)
    expectProblem(
      "a: - b\n",
      """
      1:4-5 data-syntax: a list entry cannot begin here
        = put "- …" on a line of its own below the key, or write the list as [a, b]
      """)
    expectProblem(
      "- a\nb: 1\n",
      """
      2:1-2 data-syntax: this line's indentation fits nothing above it
        1:1-2 the lines from here on belong together
        = keys of one mapping, and entries of one list, begin in the same column
      """)
  }

  @Test func explainsMarksAtTheBeginningOfValues() {
    expectProblem(
      "a: @b\n",
      """
      1:4-5 data-syntax: an unquoted value cannot begin with @
        = put the value in quotes
      """)
    expectProblem(
      "a: `b`\n",
      """
      1:4-5 data-syntax: an unquoted value cannot begin with `
        = put the value in quotes
      """)
    expectProblem(
      "a: *b\n",
      """
      1:4-6 data-syntax: no anchor has this name
        = put the value in quotes if the asterisk is part of it
      """)
    expectProblem(
      "a: ** b\n",
      """
      1:4-5 data-syntax: an unquoted value cannot begin with * or &
        = put the value in quotes
      """)
    expectProblem(
      "a: !important b\n",
      """
      1:4-14 unknown-tag: a YAML tag means nothing here
        = put the value in quotes if the exclamation mark is part of it
      """)
    expectProblem(
      "a: %b\n",
      """
      1:4-5 data-syntax: an unquoted value cannot begin with %
        = put the value in quotes
      """)
  }

  @Test func explainsTheRest() {
    expectProblem(
      "title\nweight: 3\n",
      """
      1:1-6 data-syntax: a key without a colon
        = write "key: value", with a space behind the colon
      """)
    expectProblem(
      "a: 1\n---\nb: 2\n",
      """
      2:1-4 data-syntax: the text has ended before this
        = remove the document mark, or the value above that fills the whole text
      """)
    expectProblem(
      "a: b\u{7}\n",
      """
      1:5-6 data-syntax: a control character stands in the text
        = delete it; in a quoted value it can be written as an escape such as "\\u0007"
      """)
    expectProblem(
      "[a]: b\n",
      """
      1:1-4 key-not-text: a key must be text
        = put the key in quotes if it is meant as text
      """)
    expectProblem(
      "a:\n  <<: 3\n",
      """
      2:7-8 wrong-type: "<<" merges keys and values, but this is the number 3
        = write an alias of a mapping: <<: *name
      """)
  }
}
