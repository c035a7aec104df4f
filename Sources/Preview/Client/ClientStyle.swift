extension PreviewClient {
  /// The overlay's looks. It lives in a shadow root, so it neither takes the theme's styles nor
  /// gives it any.
  static let style = """
    :host { all: initial; }
    details {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      box-sizing: border-box; padding: 0.75rem 1rem; border-top: 4px solid #d22;
      background: #1b1d22; color: #f4f4f4; color-scheme: dark;
      font: 16px/1.5 system-ui, sans-serif;
    }
    details:not([open]) {
      inset: auto auto 0.5rem 0.5rem; padding: 0.25rem 0.75rem; border: 1px solid #c80;
      border-radius: 0.5rem;
    }
    summary { cursor: pointer; font-weight: 700; }
    button {
      position: absolute; top: 0.5rem; right: 1rem; padding: 0.25rem 0.75rem; font: inherit;
      border: 1px solid #888; border-radius: 0.25rem; background: #333; color: inherit;
      cursor: pointer;
    }
    details:not([open]) button { display: none; }
    .edit {
      position: fixed; inset: auto 0.5rem 0.5rem auto; z-index: 2147483646; opacity: 0.6;
      background: #1b1d22; color: #f4f4f4; font: 14px/1.4 system-ui, sans-serif;
    }
    .edit:hover, .edit:focus-visible { opacity: 1; }
    ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
    ol > li { padding: 0.5rem 0; border-top: 1px solid #444; }
    p { margin: 0.25rem 0; }
    strong { color: #ff8a80; }
    .warning strong { color: #ffd180; }
    .note strong { color: #a7c7ff; }
    code { color: #bbb; font-family: ui-monospace, monospace; }
    a { color: #8ab4ff; }
    pre {
      margin: 0.5rem 0; padding: 0.5rem; overflow-x: auto; background: #111;
      font: 14px/1.4 ui-monospace, monospace; tab-size: 4;
    }
    .help { margin: 0.25rem 0; padding-left: 1.25rem; }
    :focus-visible { outline: 2px solid #8ab4ff; outline-offset: 2px; }
    @media print { details, .edit { display: none; } }
    """
}
