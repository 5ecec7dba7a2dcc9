# make alone lists the targets. make run and make test are all that a fresh machine with Go needs.

SHELL := /bin/bash
.DEFAULT_GOAL := help

ADDR ?= 127.0.0.1:8000

GO_SOURCES := $(shell find app geodata server web -name node_modules -prune -o -name '*.go' -not -name '*_test.go' -print -o -name '*.go.txt' -print) go.mod go.sum
APP_SOURCES := $(filter app/% geodata/% go.%,$(filter-out geodata/dataset/%,$(GO_SOURCES)))
BUNDLED := $(shell find web/js web/css web/internal/bundle -type f) go.mod
EMBEDDED := $(shell find web/icons web/screenshots geodata/dataset server \( -name node_modules -o -path web/screenshots/matrix \) -prune -o -type f -not -name '*_test.go' -print 2>/dev/null)

# Whatever is built, vetted or tested is compiled with the same flags: what one part compiles, the others find.
export GOFLAGS := $(filter-out -trimpath,$(GOFLAGS)) -trimpath
export CGO_ENABLED := 0
BUILD_FLAGS := -ldflags "-s -w"
GO_RUN := go run $(BUILD_FLAGS)

# The race detector watches our code and what it calls, but not the inside of what only computes, one call in one goroutine:
# SQLite, which is C by origin, compressors, pictures. It halves what these tests take.
UNWATCHED := modernc.org/... github.com/andybalholm/... compress/... image/... golang.org/x/image/...
RACE := CGO_ENABLED=1 go test -race $(UNWATCHED:%=-gcflags=%=-race=false)

# How long make fuzz gives each parser.
FUZZ := 10m

.PHONY: help run dev dev-parts compiled build bundles quick test engines check types bench load kills fuzz seconds size generate generated screenshots tools debian clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build, then serve the map at http://127.0.0.1:8000
	@$(MAKE) --silent -j2 PACKING=quick bin/recognitionmap
	bin/recognitionmap serve -addr $(ADDR)

dev: ## serve the map, and show each saved change in the browser by itself
	@$(MAKE) --silent dev-parts
	@$(GO_RUN) ./web/internal/dev -addr $(ADDR)

build: bin/recognitionmap ## leave one static binary with everything in it in bin/

# Packed well, the program of browsers takes ten seconds that only a release is worth: make run and make dev pack quickly
# what has changed, and take what is packed well as it is. So bin/packed says when that was last done.
PACKING ?= best
ifeq ($(PACKING),best)
PACKED := bin/packed
else
PACKED := web/built/app.wasm.gz
endif

bin/recognitionmap: $(PACKED) web/built/wasm_exec.js web/built/page.js $(GO_SOURCES) $(EMBEDDED)
	@echo '- the server, with everything in it'
	@go build $(BUILD_FLAGS) -o $@ ./server

PACK := $(wildcard web/internal/pack/*.go)

bin/packed: bin/app.wasm $(PACK)
	@echo '- the program of browsers, packed as well as can be'
	@mkdir -p web/built
	@$(GO_RUN) ./web/internal/pack -to web/built $<
	@touch $@

ifneq ($(PACKING),best)
web/built/app.wasm.gz: bin/app.wasm $(PACK)
	@echo '- the program of browsers, packed quickly'
	@mkdir -p web/built
	@$(GO_RUN) ./web/internal/pack -quick -to web/built $<
endif

bundles: web/built/page.js ## make the scripts and styles that tests of the server need

web/built/page.js: $(BUNDLED) # and its like: one command writes them all
	@echo '- scripts and styles'
	@$(GO_RUN) ./web/internal/bundle

# The browser program: its half of the standard library only (see app/goapp/slim), and without inlining, which makes it an
# eighth smaller on the wire. It runs in a worker, where nobody waits for a call.
SMALL := -gcflags=all=-l

bin/app.wasm: $(APP_SOURCES) Makefile
	@echo '- the program of browsers'
	@mkdir -p bin/slim
	@$(GO_RUN) ./app/goapp/slim bin/slim
	@GOOS=js GOARCH=wasm go build -overlay bin/slim/overlay.json $(BUILD_FLAGS) $(SMALL) -o $@ ./app

web/built/wasm_exec.js: $(shell go env GOROOT)/lib/wasm/wasm_exec.js
	@mkdir -p web/built
	@cp $< $@
	@chmod u+w $@

# On a fresh machine compiling what the server is made of takes longest, one package of SQLite the half of it, and waits for
# nothing: it begins beside the program of browsers. The server itself is then linked with what was built meanwhile.
compiled:
	@echo '- what the server is made of'
	@go build ./server/internal/...

bin/recognitionmap: | $(if $(filter quick,$(PACKING)),compiled)

# What make dev builds anew after a change: its server reads web/ as it lies there.
dev-parts:
	@$(MAKE) --silent -j2 PACKING=quick web/built/page.js web/built/app.wasm.gz web/built/wasm_exec.js bin/dev

bin/dev: $(GO_SOURCES) $(EMBEDDED)
	@echo '- the server'
	@go build $(BUILD_FLAGS) -o $@ ./server

VET_APP = GOOS=js GOARCH=wasm go vet $(SMALL) ./app/... ./geodata/...

quick: bundles ## everything but browsers and databases: gofmt, vet for both targets, the unit tests
	@test -z "$$(gofmt -l app server web geodata)" || { gofmt -d app server web geodata; exit 1; }
	go vet -tags e2e ./...
	$(VET_APP)
	go test -vet=off -tags quick $$(go list ./... | grep -v /eventstore)
	go test -vet=off -run Memory ./server/internal/eventstore

test: ## install what the tests need, then run them all, the browser tests included
	$(MAKE) -j2 tools build
	$(MAKE) check
	$(MAKE) -j3 $(SHARDS)

# Browser tests also wait: three parts side by side, each with its own servers and browser, keep two cores busy. They are
# made to take equally long by the seconds that each test took when make seconds was last run.
SHARDS := browser-1 browser-2 browser-3
.PHONY: $(SHARDS)
$(SHARDS): browser-%:
	go test -count=1 -vet=off -timeout 35m -tags e2e -run "$$(go run ./server/e2e/shards -part $* -of $(words $(SHARDS)))" $(REPORT) ./server/e2e $(if $(REPORT),> bin/seconds-$*.json)

# What a browser is most asked for here it does in its own way: keep a site, answer for it, renew it. So the tests of that are
# made in all engines, whole; make test makes a choice of them in Firefox and WebKit.
EVERYWHERE = $(shell sed -n 's/^\t{"[^"]*", \(Test[A-Za-z]*\)},$$/\1/p' server/e2e/engines_test.go | paste -sd '|')

engines: build tools ## visits, copies for use with no network and their renewal, in Chromium, Firefox and WebKit: every address, every cut
	go test -count=1 -vet=off -tags e2e ./server/e2e/engines
	go test -count=1 -vet=off -timeout 60m -tags e2e -run '^($(EVERYWHERE)|TestInFirefox|TestInWebKit)$$' ./server/e2e -whole

kills: tools ## kill a writer 500 times with SQLite and 50 times with PostgreSQL, and look for what was acknowledged
	go test -count=1 -vet=off -run '^TestCrash$$' ./server/internal/eventstore -kills 500

fuzz: ## send each parser what nobody has thought of, for FUZZ=10m each; what fails is kept in its testdata
	@for file in $$(git grep -l '^func Fuzz' -- '*_test.go'); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\).*/\1/p' $$file); do \
			echo "$$file: $$target"; go test -vet=off -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZ) ./$$(dirname $$file) || exit; \
		done; \
	done

seconds: build tools ## measure what each browser test takes
	$(MAKE) -j3 REPORT=-json $(SHARDS)
	go run ./server/e2e/shards -measured bin/seconds-*.json

# What tests use: from Debian three browsers and a screen for the one that needs it, PostgreSQL, and outside readers of what
# the server writes; from npm those of the API's document, and tsc for the scripts.
READERS := server/e2e/openapi/node_modules/.package-lock.json

tools: debian $(READERS)

debian:
	@missing=; need() { command -v $$1 >/dev/null || missing="$$missing $$2"; }; \
	need chromium-headless-shell 'chromium-headless-shell fonts-dejavu-core'; need firefox-esr firefox-esr; need WebKitWebDriver webkit2gtk-driver; need Xvfb xvfb; need sqlite3 sqlite3; need ogrinfo gdal-bin; need python3 python3; need npm npm; \
	/usr/bin/python3 -c 'import feedparser' 2>/dev/null || missing="$$missing python3-feedparser"; \
	command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$$missing postgresql"; \
	test -z "$$missing" || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }

$(READERS): server/e2e/openapi/package-lock.json server/e2e/openapi/package.json | debian
	cd server/e2e/openapi && npm ci --silent
	@touch $@

# Tests of many pages or sums in one goroutine are left out under the race detector, which would find nothing and take ten
# times as long: their files say so, and make check runs them by themselves.
RACELESS = $(shell grep -rlx --include='*_test.go' '//go:build !race' app geodata server)

check: $(PACKED) web/built/page.js ## gofmt, tidy modules, vet for both targets, staticcheck, tsc, race tests, generated files, import rules, sizes
	@test -z "$$(gofmt -l app server web geodata)" || { gofmt -d app server web geodata; exit 1; }
	go mod tidy -diff
	go vet -tags e2e ./...
	$(VET_APP)
	go tool staticcheck -tags e2e ./...
	$(MAKE) types
	$(RACE) -vet=off ./... # vetted above
	go test -vet=off -run "^($$(sed -n 's/^func \(Test[A-Za-z0-9]*\)(.*/\1/p' $(RACELESS) | paste -sd '|'))$$" $(sort $(dir $(addprefix ./,$(RACELESS))))
	$(MAKE) generated
	$(MAKE) size

# Each of the two worlds that scripts run in has names of its own.
types: $(READERS) # the scripts, of pages and of tests, read by tsc
	$(dir $(READERS)).bin/tsc -p web/js/tsconfig.json
	$(dir $(READERS)).bin/tsc -p web/js/tsconfig.worker.json
	$(dir $(READERS)).bin/tsc -p server/e2e/testdata/tsconfig.json

# The import rules are tests of server/deps_test.go.
generated: # generated files are what the generator makes
	@before=$$(sha256sum geodata/dataset/*.bin geodata/dataset/world* geodata/dataset/edition.txt geodata/neighbour/table_gen.go); \
	go generate ./geodata; \
	after=$$(sha256sum geodata/dataset/*.bin geodata/dataset/world* geodata/dataset/edition.txt geodata/neighbour/table_gen.go); \
	test "$$before" = "$$after" || { echo "generated files were out of date: commit what go generate has just written"; exit 1; }

size: build ## print the sizes that have a budget, and fail above it
	@go test -count=1 -run TestSizes -v ./server/internal/site | grep -E '^(=|---|    |ok|FAIL|PASS)' ; exit $${PIPESTATUS[0]}

bench: build tools ## Go benchmarks, then the page beside its peers in ../shared/bench
	@command -v chromium >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }
	go test -run '^$$' -bench . -benchmem ./app/... ./geodata/... ./server/...
	$(GO_RUN) ./server/bench/large bin/recognitionmap 600 6000 60000 300000
	server/bench/run.sh ../shared/bench mobile 7

load: build ## flood the server with more than it can make; then load it, and nginx with the same bytes beside it
	$(GO_RUN) ./server/bench/flood bin/recognitionmap
	@missing=; need() { PATH=$$PATH:/usr/sbin command -v $$1 >/dev/null || missing="$$missing $$2"; }; \
	need wrk wrk; need nginx nginx-light; need curl curl; \
	test -z "$$missing" || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }
	server/bench/load.sh

generate: ## make the shapes and the edition number from their sources
	go generate ./geodata

screenshots: build tools ## take the pictures anew: four for README and manifest, and every kind of page at every size to be looked at
	@mkdir -p web/screenshots
	go run -tags e2e ./server/e2e/screenshots web/screenshots

clean: ## remove what was built
	rm -rf bin
	find web/built -type f -not -name .gitkeep -delete
