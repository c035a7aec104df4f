/// The words that templates may name things by. Each kind of thing answers to some of them;
/// `TemplateShape` says which.
package enum TemplateName: String, Sendable, CaseIterable {
  // What every template sees.
  case site, strings, assets, nav, sidebar, page, modes, breadcrumbs, toc, previous, next
  case content, children, groups, robots, run
  // What a template of its own sees besides.
  case target, canonical
  // Links, and what lists say about them.
  case title, href, current, external, last, marker, open, badge, depth, items, id, count, name
  // The site and the files of its theme.
  case description, lead, language, baseURL, author, authorURL, home, feed, glossary, tags, review,
    search
  case policy, license, repository, generator, llms
  case css, js, scripts, styles, boot, fonts, icon, root
  // Pages.
  case fullTitle, concept, kind, mode, modeTitle, subtitle, level, levelTitle, minutes
  case date, dateText, updated, updatedText, draft, future, edit, markdown, image, type, jsonLD
  case objectives, prerequisites, hasTags, hasObjectives, hasPrerequisites, hasBriefing, extra
}
