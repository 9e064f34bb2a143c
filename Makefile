# Sổ phong trào. `make` alone lists what can be made; everything lands in out/.
SHELL     := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run show practice test quick build windows dist opengl gallery screens papers office e2e wine wine-tools bench bench-windows torture fuzz nosocket manual notices deps-window deps-test deps-windows clean

OUT       := out
BOOK      := $(OUT)/so-thuc-hanh.sopt
APP       := $(OUT)/sophongtrao
CLI       := $(OUT)/sophongtrao-cli
EXE       := $(OUT)/windows/sophongtrao.exe
EXE_CLI   := $(OUT)/windows/sophongtrao-cli.exe
# The same flags everywhere, so that nothing is compiled twice: the window is the only
# cgo program (2.5 minutes when cold, 6.5 for Windows).
WINDOW    := -tags migrated_fynedo,no_animations,no_emoji
WINDOW_W  := -trimpath -tags migrated_fynedo,no_animations,no_emoji,release -ldflags "-s -w -H=windowsgui"
PURE      := CGO_ENABLED=0
MINGW     := GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc
# The version stands in FyneApp.toml, once: 0.4.0 and the build make Windows' four parts.
VERSION   := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
FOUR      := $(VERSION).$(shell sed -n 's/^Build = //p' FyneApp.toml)
SYSO      := cmd/sophongtrao/rsrc_windows_amd64.syso cmd/sophongtrao-cli/rsrc_windows_amd64.syso
E2E       := $(PURE) go test -count=1 -v -timeout 30m -tags e2e ./cmd/e2e
export GOFLAGS := -buildvcs=false

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

run: practice ## install what is missing and open the window on the practice book
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(MAKE) --no-print-directory $(APP) && exec $(APP) $(BOOK); \
	else $(MAKE) --no-print-directory show; fi

show: practice ## without a display: all papers and screens into out/
	@mkdir -p $(OUT)/papers
	$(CLI) report all --book $(BOOK) --out $(OUT)/papers
	LANG=vi_VN.UTF-8 $(PURE) go run ./cmd/gallery -out $(OUT)/gallery
	@echo
	@echo "Không có màn hình: các văn bản nằm ở $(OUT)/papers, các màn hình ở $(OUT)/gallery."
	@echo "Để mở cửa sổ, chạy 'make run' trong phiên làm việc có màn hình, hoặc: apt install xvfb; xvfb-run make run"
	@echo "No display: the papers are in $(OUT)/papers, the screens in $(OUT)/gallery. 'make run' on a desktop opens the window."

practice: $(CLI)
	@[ -e $(BOOK) ] || $(CLI) sample --book $(BOOK)

test: deps-test ## install what is missing and run everything that CI runs
	@.ci/test

quick: ## the Go tests alone: no display, no C compiler, under two minutes
	$(PURE) go test ./...

build: $(APP) $(CLI) ## the Linux programs

# Go knows best what has changed: always ask it.
.PHONY: $(APP) $(CLI) $(EXE) $(EXE_CLI)
$(APP): deps-window
	go build $(WINDOW) -o $@ ./cmd/sophongtrao
$(CLI):
	$(PURE) go build -o $@ ./cmd/sophongtrao-cli

windows: deps-windows $(EXE) $(EXE_CLI) ## sophongtrao.exe and sophongtrao-cli.exe into out/windows
$(EXE): $(SYSO)
	$(MINGW) go build $(WINDOW_W) -o $@ ./cmd/sophongtrao
$(EXE_CLI): $(SYSO)
	$(PURE) GOOS=windows GOARCH=amd64 go build -trimpath -ldflags "-s -w" -o $@ ./cmd/sophongtrao-cli

# Icon, version and manifest; the linker takes a .syso of its system by itself.
$(SYSO): FyneApp.toml Makefile $(wildcard assets/windows/program.* assets/windows/*.ico) | deps-windows
	x86_64-w64-mingw32-windres $(if $(findstring -cli,$@),-DCLI) -DVERSION_DOT=$(FOUR) -DVERSION_COMMA=$(subst .,$(comma),$(FOUR)) \
		-I assets/windows -O coff assets/windows/program.rc $@
comma := ,

dist: deps-windows windows ## installer, zip and SHA-256 list into dist/: built twice, compared, sizes checked
	@.ci/need nsis zip osslsigncode openssl
	.ci/dist
	$(E2E) -run 'Dist'

opengl: ## the software OpenGL for Windows from Debian's Mesa source into out/opengl (a quarter of an hour); make dist packs it
	.ci/opengl $(OUT)/opengl

gallery: ## every screen and paper, drawn into out/gallery
	LANG=vi_VN.UTF-8 $(PURE) go run ./cmd/gallery -out $(OUT)/gallery

papers: deps-test $(CLI) ## the command line's papers read back with poppler; damaged books
	$(E2E) -run 'Papers|BadInput'

screens: ## every screen in every size of the text and in three locales
	$(PURE) go test -count=1 -v -tags e2e -timeout 15m -run 'EverySize|EveryPage|Vietnamese|English' ./cmd/gallery

office: deps-test $(CLI) ## every paper for Word and Excel opened in LibreOffice
	$(E2E) -run 'Office'

e2e: deps-test build ## the story in a real window, by keyboard only
	$(E2E) -run 'Window'

# DIST=there takes dist/ as it stands; the test notices if it is not of these programs.
wine: deps-test $(if $(DIST),,dist) $(CLI) wine-tools ## the same story with the Windows program under Wine, and the installer's life
	$(E2E) -run 'Wine'
wine-tools: deps-windows # what the tests lay into a prefix
	@mkdir -p $(OUT)/wine
	x86_64-w64-mingw32-gcc -O2 -Wall -o $(OUT)/wine/typer.exe cmd/e2e/wine/typer.c
	x86_64-w64-mingw32-gcc -municode -O2 -Wall -o $(OUT)/wine/printer.exe cmd/e2e/wine/printer.c -lwinspool
	$(PURE) GOOS=windows GOARCH=amd64 go test -c -o $(OUT)/wine/printer.test.exe ./report/printer
	$(PURE) GOOS=windows GOARCH=amd64 go test -c -o $(OUT)/wine/volume.test.exe ./cmd/volume
	x86_64-w64-mingw32-gcc -O2 -Wall -shared -o $(OUT)/wine/bcryptprimitives.dll cmd/e2e/wine/bcryptprimitives.c -ladvapi32
	x86_64-w64-mingw32-gcc -O2 -Wall -shared -o $(OUT)/wine/opengl32.dll cmd/e2e/wine/opengl32.c
	@.ci/need locales
	@mkdir -p $(OUT)/wine/locale
	@for l in vi_VN en_US fr_FR; do [ -d $(OUT)/wine/locale/$$l.UTF-8 ] || localedef --no-archive -i $$l -f UTF-8 $(OUT)/wine/locale/$$l.UTF-8; done

bench: deps-window build ## the ratios of the issue; LIBREOFFICE=1 installs and measures LibreOffice too
	@.ci/need libgl1-mesa-dri xvfb openbox xdotool
	@[ -z "$(LIBREOFFICE)" ] || .ci/need libreoffice-writer-nogui fonts-liberation2
	cd cmd/bench && go build -o ../../$(OUT)/bench/ ./... && cd ../.. && $(OUT)/bench/bench

bench-windows: deps-test windows $(CLI) wine-tools ## start, memory and rest of the Windows program under Wine against a bare Fyne window
	cd cmd/bench && $(PURE) go build -o ../../$(OUT)/bench/ . && $(MINGW) go build $(WINDOW_W) -o ../../$(OUT)/bench/bare.exe ./bare
	$(OUT)/bench/bench windows

# SOPHONGTRAO_SEED repeats a run; SOPHONGTRAO_STATES, _KILLS, _BOOKS choose how much, _WORK one of those killed at every call.
torture: ## power losses, kills at random and at every step, damaged books; ends with a table (half an hour)
	@mkdir -p $(OUT)/log
	set -o pipefail; SOPHONGTRAO_TORTURE=full $(PURE) nice go test -count=1 -v -timeout 3h -p 1 \
		-run 'Torture|Crash|Damage|Cut|Flip|Kill|Power|GuardTakes' ./store/... | tee $(OUT)/log/torture.txt
	@{ echo 'test | tries | faults put in | losses | seconds'; grep -o 'TORTURE .*' $(OUT)/log/torture.txt | cut -c9-; } | column -t -s'|'

# What is found stands in testdata/fuzz of the package and is a case from then on.
fuzz: ## every fuzz test for FUZZTIME (30s each); ends with the executions
	@.ci/fuzz $(or $(FUZZTIME),30s)

nosocket: deps-test $(CLI) ## a day's work under strace: no socket of the internet is opened
	$(E2E) -run 'NoSocket'

manual: gallery ## renew the pictures of the clerk's manual
	$(PURE) go run ./cmd/pictures

notices: ## rewrite the notices of the linked libraries from the module cache
	go run ./cmd/notices -out assets/notices

deps-window: # what the cgo part of Fyne needs
	@.ci/need gcc pkg-config libgl1-mesa-dev xorg-dev

deps-windows:
	@.ci/need gcc-mingw-w64-x86-64

deps-test: # everything that `make test` uses, in one go
	@.ci/need gcc pkg-config libgl1-mesa-dev xorg-dev libgl1-mesa-dri gcc-mingw-w64-x86-64 wine wine64 locales nsis zip osslsigncode openssl \
		xvfb openbox xdotool x11-xserver-utils poppler-utils ghostscript cups-daemon cups-client ibus ibus-unikey strace libreoffice-calc-nogui libreoffice-writer-nogui

clean: ## forget out/ and dist/
	rm -rf $(OUT) dist
