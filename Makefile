# make alone lists the targets. make run and make test are all that a fresh machine with Go needs.

SHELL := /bin/bash
.DEFAULT_GOAL := help

ADDR ?= 127.0.0.1:8000

APP_SOURCES := $(shell find app geodata -name '*.go' -not -name '*_test.go' -o -name '*.go.txt' | grep -v geodata/dataset) go.mod go.sum
BUNDLED := $(shell find web/js web/css web/internal/bundle -type f) go.mod
EMBEDDED := $(shell find web/icons web/screenshots geodata/dataset server -name node_modules -prune -o -type f -print 2>/dev/null)

.PHONY: help run build bundles test check types bench load size generate generated screenshots tools debian browser-first browser-second browser-third clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build, then serve the map at http://127.0.0.1:8000
	bin/recognitionmap serve -addr $(ADDR)

build: bin/recognitionmap ## leave one static binary with everything in it in bin/

bin/recognitionmap: web/built/app.wasm.br web/built/wasm_exec.js web/built/page.js $(EMBEDDED)
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o $@ ./server

bundles: web/built/page.js ## make the scripts and styles that tests of the server need

web/built/page.js: $(BUNDLED) # and its like: one command writes them all
	go run ./web/internal/bundle

# The browser program: its half of the standard library only (see app/goapp/slim), compressed once. The plain file
# is not embedded. Only what is called most keeps its inlining, which makes the rest a twelfth smaller: a browser compiles
# each function when it is first called, in the page's own time, and small ones cost it most.
SMALL := -gcflags=all=-l $(foreach p,runtime/... internal/runtime/... syscall/js sync internal/sync,-gcflags=$(p)=)

web/built/app.wasm.br: $(APP_SOURCES) web/internal/pack/main.go Makefile
	@mkdir -p web/built
	go run ./app/goapp/slim web/built
	GOOS=js GOARCH=wasm go build -trimpath -overlay web/built/overlay.json -ldflags "-s -w" $(SMALL) -o web/built/app.wasm ./app
	go run ./web/internal/pack web/built/app.wasm
	@rm -f web/built/app.wasm web/built/overlay.json web/built/js.go.txt

web/built/wasm_exec.js: $(shell go env GOROOT)/lib/wasm/wasm_exec.js
	@mkdir -p web/built
	cp $< $@
	@chmod u+w $@

test: ## install what the tests need, then run them all, the browser tests included
	$(MAKE) -j2 tools build
	$(MAKE) check
	$(MAKE) -j3 browser-first browser-second browser-third

# Browser tests also wait: three parts side by side, each with its own servers and browser, keep two cores busy.
BROWSER_TEST = go test -count=1 -vet=off -timeout 20m -tags e2e -run
browser-first:
	$(BROWSER_TEST) '^Test[A-E]' ./server/e2e
browser-second:
	$(BROWSER_TEST) '^Test[F-R]' ./server/e2e
browser-third:
	$(BROWSER_TEST) '^Test[^A-R]' ./server/e2e

# What tests use: from Debian the browser, PostgreSQL, and outside readers of what the server writes; from npm those of
# the API's document, and tsc for the scripts.
READERS := server/e2e/openapi/node_modules/.package-lock.json

tools: debian $(READERS)

debian:
	@missing=; need() { command -v $$1 >/dev/null || missing="$$missing $$2"; }; \
	need chromium 'chromium fonts-dejavu-core'; need sqlite3 sqlite3; need ogrinfo gdal-bin; need python3 python3; need npm npm; \
	/usr/bin/python3 -c 'import feedparser' 2>/dev/null || missing="$$missing python3-feedparser"; \
	command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$$missing postgresql"; \
	test -z "$$missing" || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }

$(READERS): server/e2e/openapi/package-lock.json server/e2e/openapi/package.json | debian
	cd server/e2e/openapi && npm ci --silent
	@touch $@

check: web/built/app.wasm.br web/built/page.js ## gofmt, tidy modules, vet for both targets, staticcheck, tsc, race tests, generated files, import rules, sizes
	@test -z "$$(gofmt -l app server web geodata)" || { gofmt -d app server web geodata; exit 1; }
	go mod tidy -diff
	go vet -tags e2e ./...
	GOOS=js GOARCH=wasm go vet ./app ./app/carto ./app/pages ./app/remote ./app/state ./app/ui ./geodata/...
	go tool staticcheck -tags e2e ./...
	$(MAKE) types
	go test -race -vet=off ./... # vetted above
	go test -vet=off ./server/internal/site ./server/internal/export # what they leave out under the race detector
	$(MAKE) generated
	$(MAKE) size

# Each of the two worlds that scripts run in has names of its own.
types: $(READERS) # the scripts, of pages and of tests, read by tsc
	$(dir $(READERS)).bin/tsc -p web/js/tsconfig.json
	$(dir $(READERS)).bin/tsc -p web/js/tsconfig.worker.json
	$(dir $(READERS)).bin/tsc -p server/e2e/testdata/tsconfig.json

# The import rules are tests of server/deps_test.go.
generated: # generated files are what the generator makes
	@before=$$(sha256sum geodata/dataset/*.bin geodata/dataset/world* geodata/dataset/edition.txt); \
	go generate ./geodata; \
	after=$$(sha256sum geodata/dataset/*.bin geodata/dataset/world* geodata/dataset/edition.txt); \
	test "$$before" = "$$after" || { echo "generated files were out of date: commit what go generate has just written"; exit 1; }

size: build ## print the sizes that have a budget, and fail above it
	@go test -count=1 -run TestSizes -v ./server/internal/site | grep -E '^(=|---|    |ok|FAIL|PASS)' ; exit $${PIPESTATUS[0]}

bench: build tools ## Go benchmarks, then the page beside its peers in ../shared/bench
	go test -run '^$$' -bench . -benchmem ./app/... ./geodata/... ./server/...
	server/bench/run.sh ../shared/bench mobile 7

load: build ## load the server, and nginx with the same bytes beside it
	@missing=; need() { PATH=$$PATH:/usr/sbin command -v $$1 >/dev/null || missing="$$missing $$2"; }; \
	need wrk wrk; need nginx nginx-light; need curl curl; \
	test -z "$$missing" || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }
	server/bench/load.sh

generate: ## make the shapes and the edition number from their sources
	go generate ./geodata

screenshots: build tools ## take the pictures of the README and the manifest anew
	@mkdir -p web/screenshots
	go run -tags e2e ./server/e2e/screenshots web/screenshots

clean: ## remove what was built
	rm -rf bin
	find web/built -type f -not -name .gitkeep -delete
