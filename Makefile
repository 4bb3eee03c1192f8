# 两条命令：make run 打开园区，make test 检查一切。
# Two commands: `make run` opens the park, `make test` checks everything. On Windows: `cargo run`, `cargo test`.
#   make run ARGS="--lang en --at 2025-06-10T10:00"

ARGS ?=
LOCKED := $(if $(CI),--locked)
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: run test lint lint-extra

run:
	@tools/setup run
	@tools/run $(ARGS)

# `cargo test` shares its profile, and so its build of Bevy, with `cargo run`.
test: lint
	cargo test $(LOCKED)

# Clippy reads the dependencies without generating code: once, some six minutes on two cores.
lint:
	@tools/setup test
	@tools/one-build
	cargo fmt --check
	cargo clippy --all-targets $(LOCKED) -- -D warnings

# Spelling, licences and advisories. Each tool takes minutes to compile, so `make test` does without:
#   cargo install --locked typos-cli cargo-deny
lint-extra:
	typos
	cargo deny check
