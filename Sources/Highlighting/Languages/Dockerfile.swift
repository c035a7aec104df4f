extension Language {
  /// The shell, with instructions at the beginnings of lines.
  static let dockerfile = Language(
    "dockerfile", aliases: ["docker", "containerfile"],
    Grammar.bash([
      .init(.keyword, "RUN HEALTHCHECK ONBUILD"),
      .init(
        .keyword,
        """
        ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM LABEL MAINTAINER SHELL STOPSIGNAL USER
        VOLUME WORKDIR
        """, introduces: .plain),
    ]))
}
