# The commands of this repository; each is one plain command after its set-up. `make` lists them.
# Swift, git and make are presumed; .ci/setup.sh installs the rest once, or says what to install.

# SwiftPM notices added and deleted theme files only without its manifest cache; an import that
# Package.swift does not declare is an error (reported by a clean build).
FLAGS := --disable-build-manifest-caching --explicit-target-dependency-import-check=error
ifeq ($(shell uname),Darwin)
FLAGS += -Xcc -I$(shell brew --prefix)/include -Xlinker -L$(shell brew --prefix)/lib
else
# Swift's libraries inside: the program starts in half the time, and runs where there is no Swift.
# Tests cannot be linked so, and have a folder of their own. The toolchain's own linker, where it
# is found, is the quicker one.
LLD := $(wildcard $(dir $(realpath $(shell command -v swiftc)))ld.lld)
STATIC := --static-swift-stdlib $(if $(LLD),-Xswiftc -use-ld=lld)
endif
PREFIX ?= /usr/local
COLDSTART := .build/release/coldstart
IN_TESTS := --scratch-path .build/tests
PYTHON := .tools/venv/bin/python
# The indexer of the search box is one of the Python packages of the tests.
SEARCHABLE := PATH="$(CURDIR)/.tools/venv/bin:$$PATH"

.NOTPARALLEL:
.PHONY: help tool site serve test test-all swift-tests browser-tests check lint bench \
	instructions format golden screenshots install installed clean set-up-build set-up-test

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
tool: set-up-build ## build the program: .build/release/coldstart
	swift build -c release $(FLAGS) $(STATIC) --product coldstart
site: tool ## render content/ into site/
	$(COLDSTART) build
serve: tool ## preview content/ in the browser while you write
	$(COLDSTART) serve
test: swift-tests browser-tests ## everything but the slowest tests
test-all: export COLDSTART_TESTS := all
test-all: test installed ## everything
installed: ## the static binary works where there is no Swift
	.ci/installed.sh
swift-tests: set-up-build
	swift build -c release $(FLAGS) $(IN_TESTS) --build-tests
	swift test -c release $(FLAGS) $(IN_TESTS) --skip-build
browser-tests: set-up-test tool
	$(SEARCHABLE) $(COLDSTART) build
	$(PYTHON) -m pytest Tests/Browser
lint: ## the formatter's opinion of every Swift file
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
check: lint set-up-build ## lint, layering and tests from a clean debug build, content with --strict
	rm -rf .build-check
	swift build $(FLAGS) --scratch-path .build-check --build-tests
	swift test $(FLAGS) --scratch-path .build-check --skip-build
	.build-check/debug/coldstart check --strict
bench: set-up-test tool ## build time against the floor, and against Hugo where it is installed
	$(PYTHON) Tests/Bench/bench.py --coldstart $(COLDSTART)
instructions: set-up-test ## what each engine costs in instructions, against the figures kept
	swift build -c release $(FLAGS) $(STATIC) --product Microbench
	$(PYTHON) Tests/Bench/instructions.py --program .build/release/Microbench
format: ## format every Swift file in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests
golden: set-up-build ## rewrite the expected files of the tests: review them with git diff
	UPDATE_GOLDENS=1 swift test -c release $(FLAGS) $(IN_TESTS)
screenshots: set-up-test tool ## every page type, wide and narrow, light and dark, to screenshots/
	$(SEARCHABLE) $(COLDSTART) build
	$(PYTHON) Tests/Browser/screenshots.py
install: tool ## the program at PREFIX/bin (PREFIX=/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(COLDSTART) $(DESTDIR)$(PREFIX)/bin/coldstart
clean: ## remove everything that was built
	rm -rf .build .build-check .coldstart site screenshots
set-up-build:
	@.ci/setup.sh build
set-up-test:
	@.ci/setup.sh test
