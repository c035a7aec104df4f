/// The icons of kinds: lines on a field of 24 by 24.
enum BoxIcon {
  static let size = 220

  static func path(_ kind: BoxKind) -> StaticString {
    switch kind {
    case .client: "M4 5h16v11H4zM9 20h6M12 16v4"
    case .user: "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M5 20c1-5 4-6 7-6s6 1 7 6"
    case .function: "M7 4h3l7 16M11 9L6 20"
    case .gateway: "M4 12h15M13 6l6 6-6 6"
    case .queue: "M3 8h18v8H3zM8 8v8M12.5 8v8M17 8v8"
    case .topic:
      "M9 9a5 5 0 0 0 0 6M15 9a5 5 0 0 1 0 6M6 6a9 9 0 0 0 0 12M18 6a9 9 0 0 1 0 12M12 12v.1"
    case .bus: "M3 12h18M7 12V6M12 12v6M17 12V6"
    case .table: "M4 5h16v14H4zM4 10h16M10 10v9"
    case .bucket: "M5 7c0-2 14-2 14 0s-14 2-14 0l2 12c1 2 9 2 10 0l2-12"
    case .cache: "M13 3L5 14h6l-1 7 9-11h-6z"
    case .database: "M5 6c0-3 14-3 14 0s-14 3-14 0v12c0 3 14 3 14 0V6M5 12c0 3 14 3 14 0"
    case .server: "M4 5h16v6H4zM4 13h16v6H4zM7.5 8h2M7.5 16h2"
    case .container: "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"
    case .schedule: "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M12 7v5l3 2"
    case .workflow: "M4 4h6v5H4zM14 15h6v5h-6zM7 9v8h7"
    case .zone: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z"
    }
  }
}
