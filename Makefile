# Everything a person or CI does with the project. `make` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
GO ?= go
NPM := npm --prefix frontend
TOOLS := .tools
LINT_VERSION := v2.15.0
BIN := bin/minzheng
GO_FILES := $(shell find server graph internal frontend -name node_modules -prune -o \( -name '*.go' -o -name '*.yaml' \) -print 2>/dev/null)
WEB_FILES := $(shell find frontend/src frontend/public -type f -print 2>/dev/null) frontend/index.html frontend/vite.config.ts frontend/gqlInline.ts frontend/package-lock.json schema.graphqls

.PHONY: help setup run dev build seed generate fmt lint check test test-go test-web test-mongo audit e2e mutate bench clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  %-12s %s\n", $$1, $$2}'

setup: frontend/node_modules/.stamp ## Install what the build needs

frontend/node_modules/.stamp: frontend/package-lock.json
	$(NPM) ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.stamp $(WEB_FILES)
	$(NPM) run build
	@touch frontend/dist/.gitkeep $@

$(BIN): frontend/dist/index.html $(GO_FILES) go.mod go.sum
	$(GO) build -trimpath -o $@ ./server

build: $(BIN) ## Build the single binary with the front end inside

run: $(BIN) ## Serve the demo city on http://localhost:8080 (first start loads it)
	$(BIN) serve --demo

dev: frontend/node_modules/.stamp ## Serve the API on :8080 and the front end with reload on :5173
	@$(GO) run ./server serve --demo & api=$$!; trap "kill $$api" EXIT; $(NPM) run dev

seed: $(BIN) ## Load the demo city into data/ (SCALE=1)
	$(BIN) seed --scale $(or $(SCALE),1)

generate: frontend/node_modules/.stamp ## Regenerate the code that is derived from schema.graphqls
	$(GO) tool gqlgen generate
	$(NPM) run codegen

fmt: ## Format Go
	$(GO) fmt ./...

$(TOOLS)/golangci-lint-$(LINT_VERSION):
	GOBIN=$(abspath $(TOOLS)) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@mv $(TOOLS)/golangci-lint $@

lint: $(TOOLS)/golangci-lint-$(LINT_VERSION) frontend/node_modules/.stamp ## Vet and lint Go and TypeScript
	$(TOOLS)/golangci-lint-$(LINT_VERSION) run ./...
	$(NPM) run lint

check: ## Prove that generated code is fresh
	scripts/fresh.sh

test-go: frontend/dist/index.html ## Go tests (SQLite, no network, no flags)
	$(GO) vet ./...
	$(GO) test ./...

test-web: frontend/dist/index.html ## Types, unit tests and size budgets of the front end
	$(NPM) run typecheck
	$(NPM) test
	$(NPM) run budget

test-mongo: ## The store suite and the API story over the wire on the Mongo adapter
	cd internal/mongotest && $(GO) test ./...

audit: $(BIN) ## GraphQL-over-HTTP audit, signed in as the analyst
	scripts/audit.sh

e2e: $(BIN) ## Browser tests (installs Chromium with the system's package manager if there is none)
	scripts/browser.sh
	scripts/e2e.sh

test: lint check test-go test-web test-mongo audit e2e ## Everything CI checks

mutate: ## Prove that the scope oracle notices each scope taken away (minutes; not part of test)
	$(GO) run ./scripts/mutate

bench: $(BIN) ## Measure the workloads; prints, never fails
	scripts/bench.sh

clean: ## Remove what was built (not data/)
	rm -rf bin frontend/dist/* $(TOOLS)
