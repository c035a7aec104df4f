/* The least that any Markdown generator does: read, parse, render, write, and nothing else.
 * Build times are given as multiples of it.
 *
 * build: cc -O2 -o floor floor.c -lcmark-gfm-extensions -lcmark-gfm
 * usage: floor [-p PROCESSES] [-w BYTES] SOURCE OUTPUT
 *
 * SOURCE holds .md files in any depth; a page becomes OUTPUT/folder/page/index.html.
 *   -p N   N forked processes, each with its own share of the files
 *   -w N   N more bytes a page, so that the output is as large as a theme's
 */
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH_BYTES_MAX = 4096 };

static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
static const char *source, *output;
static char *chrome;
static size_t chrome_length;
static char **pages;
static size_t page_count, page_capacity;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void make_folder(const char *path) {
  if (mkdir(path, 0755) && errno != EEXIST) fail(path);
}

static void add_page(const char *path) {
  if (page_count == page_capacity) {
    page_capacity = page_capacity ? page_capacity * 2 : 1024;
    pages = realloc(pages, page_capacity * sizeof *pages);
  }
  pages[page_count++] = strdup(path);
}

/* Lists the pages below a folder of the source and makes the same folders in the output. */
static void list_pages(const char *folder) {
  char path[PATH_BYTES_MAX];
  snprintf(path, sizeof path, "%s/%s", output, folder);
  make_folder(path);
  snprintf(path, sizeof path, "%s/%s", source, folder);
  DIR *directory = opendir(path);
  if (!directory) fail(path);
  for (struct dirent *entry; (entry = readdir(directory));) {
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "", entry->d_name);
    size_t length = strlen(path);
    if (entry->d_type == DT_DIR) {
      list_pages(path);
    } else if (length > 3 && !strcmp(path + length - 3, ".md")) {
      add_page(path);
    }
  }
  closedir(directory);
}

static void write_all(int file, const char *bytes, size_t count) {
  while (count) {
    ssize_t written = write(file, bytes, count);
    if (written < 0) fail("write");
    bytes += written;
    count -= (size_t)written;
  }
}

/* section/_index.md and section/index.md become section/index.html, section/page.md becomes
 * section/page/index.html. */
static void output_path(const char *page, char *path) {
  int length = (int)strlen(page) - 3;
  const char *name = strrchr(page, '/') ? strrchr(page, '/') + 1 : page;
  if (!strcmp(name, "index.md") || !strcmp(name, "_index.md")) {
    snprintf(path, PATH_BYTES_MAX, "%s/%.*sindex.html", output, (int)(name - page), page);
    return;
  }
  snprintf(path, PATH_BYTES_MAX, "%s/%.*s", output, length, page);
  make_folder(path);
  strcat(path, "/index.html");
}

static char *read_page(const char *page, size_t *length) {
  char path[PATH_BYTES_MAX];
  snprintf(path, sizeof path, "%s/%s", source, page);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(path);
  char *text = malloc((size_t)status.st_size + 1);
  ssize_t count = read(file, text, (size_t)status.st_size);
  if (count < 0) fail(path);
  close(file);
  text[count] = 0;
  *length = (size_t)count;
  return text;
}

static void render(const char *page) {
  size_t length;
  char *text = read_page(page, &length);
  char *body = text;
  char *end = strncmp(text, "---\n", 4) ? NULL : strstr(text + 4, "\n---\n");
  if (end) body = end + 5;

  int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
  cmark_parser *parser = cmark_parser_new(options);
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
  }
  cmark_parser_feed(parser, body, length - (size_t)(body - text));
  cmark_node *document = cmark_parser_finish(parser);
  char *html =
      cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));

  char path[PATH_BYTES_MAX];
  output_path(page, path);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  write_all(file, chrome, chrome_length);
  write_all(file, html, strlen(html));
  close(file);
  free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(text);
}

/* Renders every n-th page in each of n processes; the exit code is 1 when one of them failed. */
static int render_in_processes(int processes) {
  for (int share = 0; share < processes; share++) {
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child) continue;
    for (size_t i = (size_t)share; i < page_count; i += (size_t)processes) render(pages[i]);
    _exit(0);
  }
  int status, failed = 0;
  while (wait(&status) > 0) failed |= status != 0;
  return failed;
}

int main(int argc, char **argv) {
  int processes = 1;
  for (int option; (option = getopt(argc, argv, "p:w:")) != -1;) {
    if (option == 'p') processes = atoi(optarg);
    if (option == 'w') chrome_length = strtoul(optarg, NULL, 10);
    if (option == '?') return 64;
  }
  if (argc - optind != 2 || processes < 1) {
    fprintf(stderr, "usage: floor [-p PROCESSES] [-w BYTES] SOURCE OUTPUT\n");
    return 64;
  }
  source = argv[optind];
  output = argv[optind + 1];
  chrome = malloc(chrome_length + 1);
  memset(chrome, ' ', chrome_length);
  cmark_gfm_core_extensions_ensure_registered();
  list_pages("");
  if (processes > 1) return render_in_processes(processes);
  for (size_t i = 0; i < page_count; i++) render(pages[i]);
  return 0;
}
