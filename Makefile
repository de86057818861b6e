# sheaf: one Makefile for everything. `make help` lists the targets.
.DEFAULT_GOAL := all

# ---- what must be installed: the one list (Debian package names) ----
PACKAGES := gcc make pkg-config libglib2.0-dev libxml2-dev libcsv-dev libzip-dev libxlsxwriter-dev libical-dev libjson-glib-dev \
  libpango1.0-dev \
  libcairo2-dev libharfbuzz-dev fontconfig libfontconfig-dev libfreetype-dev libhyphen-dev hyphen-en-gb hyphen-fr libicu-dev \
  zlib1g-dev libdeflate-dev liblcms2-dev libqpdf-dev libcmocka-dev libfont-ttf-perl fonts-noto-core fonts-noto-extra fonts-symbola \
  libpng-dev libjpeg-dev libwebp-dev librsvg2-dev libqrencode-dev libsqlite3-dev
TAGS_PACKAGES := universal-ctags
TEST_PACKAGES := g++ poppler-utils qpdf libxml2-utils jing iso-flags-svg python3-icalendar
CLANG_PACKAGES := clang libclang-rt-dev
LINT_PACKAGES := clang clang-tidy clang-format cppcheck
PARALLEL_PACKAGES := parallel
SLURM_PACKAGES := munge slurmctld slurmd slurm-client

# ---- settings ----
O        ?= out
PREFIX   ?= /usr/local
LIBDIR   ?= lib
DESTDIR  ?=
CC       := $(if $(filter default,$(origin CC)),gcc,$(CC))
VERSION  := 1.0
SANITIZE ?=
ONLY     ?=
JOBS     ?= $(shell nproc)
DEBIAN_FRONTEND := noninteractive
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
  -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wdouble-promotion -Wvla -Wno-missing-field-initializers \
  $(if $(findstring clang,$(CC)),-Wno-double-promotion)
CFLAGS   ?= -O2 -g
# What costs an attacker more than it costs a page. Fortified functions take an optimizer, and hide from the sanitizers what they catch.
machine := $(shell $(CC) -dumpmachine)
HARDENING := -fstack-protector-strong -fstack-clash-protection \
  $(if $(filter x86_64-% i%86-%,$(machine)),-fcf-protection) $(if $(filter aarch64-%,$(machine)),-mbranch-protection=standard) \
  $(if $(SANITIZE),,$(if $(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
# What GLib has had since Debian 12's: what a later one gives up is no warning, and what it adds is not used.
GLIB_API := -DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74
override CFLAGS += -std=c17 $(GLIB_API) -D_POSIX_C_SOURCE=200809L -DSHEAF_VERSION='"$(VERSION)"' -D_DEFAULT_SOURCE -ffp-contract=off -fno-strict-aliasing -fPIC -fno-semantic-interposition $(HARDENING) $(WARNINGS) \
  $(if $(SANITIZE),-fsanitize=address$(,)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
, := ,
# Addresses are found once, at the start, and cannot be changed afterwards; what nothing calls is not linked.
override LDFLAGS += -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed $(if $(SANITIZE),-fsanitize=address$(,)undefined)
# A sanitized build never shares objects with a plain one.
B := $(O)/$(if $(SANITIZE),sanitize,build)

MAKEFLAGS += --no-builtin-rules
.PHONY: outlines all check-all compile_commands tags run test test-charts test-cairo test-parallel test-slurm kill bench audit-corpus pictures lint clang fuzzers install clean help packages check-packages
help:
	@printf '%s\n' 'make            build out/bin/sheaf' 'make run        install what is missing, build, make the PDFs in out/pdf' \
	  'make test       install what is missing, build, run every test; ONLY=NAME some, JOBS=N at once' \
	  'make unit-ROOM  build one room and run its unit tests' \
	  'make fuzz-NAME  search on from the corpus of plan, observations, template, calendar, pack, annex, theme, batch, build_log, chart, picture, outlines or exchange (clang)' \
	  'make clang      the second compiler reads every source; its warnings are errors' 'make fuzzers    build every fuzz target (clang)' \
	  'make check-all      make test, the same with the sanitizers, and make lint (an hour)' \
	  'make compile_commands  $(O)/compile_commands.json, for editors (clangd)' 'make tags       $(O)/tags (universal-ctags)' \
	  'make kill       kill batches, merges, builds and imports, a hundred times at random moments' \
	  'make test-parallel  a batch in parts by GNU parallel' \
	  'make test-charts    every kind of chart at every width, with all patterns of data (minutes); ONLY=NAME some' \
	  'make test-cairo     every page of make run, in each language, by both writers, compared (minutes)' \
  'make test-slurm     a batch as an array job of a Slurm that is started for it' 'make bench      speed and memory, as ratios' 'make audit-corpus   CORPUS=DIR: the audit against the veraPDF corpus, whose file names tell the verdicts' 'make lint       clang-tidy, cppcheck, clang-format' \
	  'make pictures   the pictures of the README' 'make install    PREFIX=$(PREFIX) LIBDIR=$(LIBDIR) DESTDIR=; modules go to PREFIX/LIBDIR/sheaf' 'make clean      remove out/'

# Where there is no dpkg, pkg-config is asked for the libraries, and nothing is installed.
dpkg := $(shell command -v dpkg-query)
libraries = $(shell awk '!/^\#/ && NF >= 5 { n = split($$4, l, ","); for (i = 1; i <= n; i++) if (l[i] !~ /^-/) print l[i] }' tests/layers/map | sort -u) cmocka
missing = $(if $(dpkg),$(shell for p in $(1); do dpkg-query -W -f '$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || echo $$p; done),$(if $(1),$(shell for p in $(libraries); do pkg-config --exists $$p 2>/dev/null || echo $$p; done)))

# ---- outer targets: look at the packages first, then build with the flags they give ----
ifndef SHEAF_INNER
# What all goals together need besides PACKAGES: it is looked for once.
goal = $(filter $(1),$(MAKECMDGOALS))
NEED = $(if $(call goal,tags),$(TAGS_PACKAGES)) $(if $(call goal,test test-cairo pictures),$(TEST_PACKAGES)) $(if $(call goal,lint),$(LINT_PACKAGES)) \
  $(if $(call goal,clang fuzzers fuzz-%),$(CLANG_PACKAGES)) \
  $(if $(call goal,test-parallel),$(PARALLEL_PACKAGES)) $(if $(call goal,test-slurm),$(SLURM_PACKAGES))
# Goals come one after the other, each with all the jobs: two inner makes would build the same objects at once.
.NOTPARALLEL:
# As many jobs at once as there are processors, unless it was said how many.
inner = +@$(MAKE) --no-print-directory SHEAF_INNER=1 $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
all: check-packages
	$(inner) build
run: packages outlines
	$(inner) build-run
test: packages outlines
	$(inner) build-test
check-all:
	+@$(MAKE) --no-print-directory test
	+@$(MAKE) --no-print-directory SANITIZE=1 test
	+@$(MAKE) --no-print-directory lint
compile_commands: check-packages
	$(inner) inner-$@
tags: packages
	$(inner) inner-$@
test-parallel test-slurm test-cairo: packages
	$(inner) build-$@
test-charts: check-packages
	$(inner) build-$@
kill: check-packages
	$(inner) build-kill
bench: packages outlines
	$(inner) build-bench
audit-corpus: check-packages
	$(inner) build
	@SHEAF=$(O)/bin/sheaf tests/audit-corpus "$(CORPUS)"
pictures: packages
	$(inner) build-pictures
lint: packages
	$(inner) build-lint
clang: packages
	$(inner) inner-clang
fuzzers: packages
	$(inner) inner-fuzzers
install: check-packages
	$(inner) build-install
unit-%: check-packages
	$(inner) inner-$@
fuzz-%: packages
	$(inner) inner-$@

check-packages:
	@m="$(strip $(call missing,$(PACKAGES)))"; if [ -n "$$m" ]; then \
	  if [ -n "$(dpkg)" ]; then echo "These Debian packages are missing: $$m" >&2; echo "'make run' and 'make test' install them." >&2; \
	  else echo "These libraries are missing, by their names of pkg-config: $$m" >&2; fi; exit 1; fi
packages:
	@m="$(strip $(call missing,$(PACKAGES) $(NEED)))"; if [ -n "$$m" ]; then \
	  [ -n "$(dpkg)" ] || { echo "These libraries are missing, by their names of pkg-config: $$m" >&2; exit 1; }; \
	  echo "Installing: $$m"; $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$m; fi

# The world's outlines, from which maps are drawn (Natural Earth, public domain): the one file of a package, which is not installed. Where it
# cannot be had, pages are made without their maps.
OUTLINES := qgis-common
outlines:
	@[ -s $(O)/geo/world_map.gpkg ] || { [ -n "$(dpkg)" ] && mkdir -p $(O)/geo && cd $(O)/geo && echo "Fetching: $(OUTLINES)" && \
	  apt-get download -qq -o APT::Sandbox::User=root $(OUTLINES) 2>/dev/null && \
	  dpkg-deb --fsys-tarfile $(OUTLINES)_*.deb | tar -xO ./usr/share/qgis/resources/data/world_map.gpkg > part && [ -s part ] && \
	  mv part world_map.gpkg && rm -f $(OUTLINES)_*.deb; } || echo "$(OUTLINES) cannot be fetched: pages are made without their maps"

clean:
	rm -rf $(O)

else
# ---- inner targets ----
MAP := tests/layers/map
# Rooms, what each knows and its library flags, as make variables; from the map and pkg-config.
MODULE_TABLE := src/module/table.h
$(B)/rooms.mk: $(MAP) $(MODULE_TABLE) tests/layers/rooms.awk
	@mkdir -p $(B)
	@awk -f tests/layers/rooms.awk $(MODULE_TABLE) $(MAP) > $@.tmp && mv $@.tmp $@
include $(B)/rooms.mk

# The names of glyphs, which an audit reads text by: not ours, and so not in the sources.
GLYPH_NAMES ?= /usr/share/perl5/Font/TTF/PSNames.pm
$(B)/made/audit/glyph_list.inc: src/audit/glyph_list.awk $(GLYPH_NAMES)
	@mkdir -p $(@D)
	@awk -f src/audit/glyph_list.awk $(GLYPH_NAMES) > $@.raw && LC_ALL=C sort $@.raw > $@.tmp && mv $@.tmp $@
$(B)/obj/audit/glyph_names.o $(B)/clang/src/audit/glyph_names.read: $(B)/made/audit/glyph_list.inc
cflags_audit += -I$(B)/made

present := $(foreach r,$(ROOMS),$(if $(wildcard src/$(r)/*.c),$(r)))
sources  = $(wildcard src/$(1)/*.c)
objects  = $(patsubst src/%.c,$(B)/obj/%.o,$(call sources,$(1)))
lib      = $(B)/lib/$(1).a

# Warnings are errors in tests, lint and the gate; elsewhere they are told, and what was compiled with one is compiled again by those.
STRICT := $(filter build-test build-lint inner-clang inner-fuzz% inner-unit-%,$(MAKECMDGOALS))
compile = $(CC) -Werror $(1) $(if $(STRICT),&& rm -f $@.warned,2>/dev/null || { : > $@.warned; $(CC) $(1); })
$(if $(STRICT),$(patsubst %.warned,%,$(shell find $(B) -name '*.warned' 2>/dev/null))): compiled-again
.PHONY: compiled-again
compiled-again:

run_tests = SHEAF=$(abspath $(BIN)) SHEAF_TESTS=$(abspath $(B)/tests) SHEAF_FONTS_CONF=$(O)/fonts/fonts.conf CC="$(CC)" tests/run -j $(JOBS)

define room_rules
$(B)/obj/$(1)/%.o: src/$(1)/%.c Makefile $(B)/rooms.mk
	@mkdir -p $$(@D)
	@echo "  CC  $$<"
	@$$(call compile,$$(CFLAGS) $$(cflags_$(1)) -Isrc -Iinclude -MMD -MP -c $$< -o $$@)
$(call lib,$(1)): $(call objects,$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	@ar rcs $$@ $$^
# Unit tests of a room are linked with that room and those it needs, and with nothing else.
$(B)/tests/$(1)/%: tests/unit/$(1)/%.c $(foreach r,$(1) $(needs_$(1)),$(if $(filter $(r),$(present)),$(call lib,$(r))))
	@mkdir -p $$(@D)
	@echo "  CC  $$<"
	@$$(call compile,$$(CFLAGS) $$(cflags_$(1)) -Isrc -Iinclude -Itests/unit -MMD -MP $$< -o $$@ $$(LDFLAGS) \
	  -Wl$$(,)--start-group $$(filter %.a,$$^) -Wl$$(,)--end-group $$(libs_$(1)) $$(cmocka_libs) -lm)
# The second compiler reads what the first one compiles. INFINITY is a float to it, and widened wherever it stands.
$(patsubst %.c,$(B)/clang/%.read,$(call sources,$(1)) $(wildcard tests/unit/$(1)/test_*.c)): $(B)/clang/%.read: %.c Makefile $(B)/rooms.mk
	@mkdir -p $$(@D)
	@echo "  CLANG  $$<"
	@clang $$(CFLAGS) -Werror $$(cflags_$(1)) -Isrc -Iinclude -Itests/unit -Wno-double-promotion -MMD -MP -MT $$@ -MF $$(@:.read=.d) -fsyntax-only $$<
	@touch $$@
.PHONY: inner-unit-$(1)
inner-unit-$(1): $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/$(1)/test_*.c)) $(O)/fonts/fonts.conf
	@$(if $(wildcard tests/unit/$(1)/test_*.c),$(run_tests) $$(patsubst $(B)/tests/%,unit/%,$$(filter $(B)/tests/%,$$^)),echo 'tests/unit/$(1) holds no tests')
endef
$(foreach r,$(present),$(eval $(call room_rules,$(r))))

# The library: every room but the command line and the one that opens modules. It holds all and opens nothing.
LIBSHEAF := $(O)/lib/$(if $(SANITIZE),libsheaf-sanitize.a,libsheaf.a)
BIN := $(O)/bin/$(if $(SANITIZE),sheaf-sanitize,sheaf)
library_objects := $(foreach r,$(filter-out cli module,$(present)),$(call objects,$(r)))
$(LIBSHEAF): $(library_objects)
	@mkdir -p $(@D)
	@rm -f $@
	@ar rcs $@ $^

# The same as a shared library, which exports what the header declares. A program has its modules, so it takes the archive.
SOLIB := $(if $(SANITIZE),,$(O)/lib/libsheaf.so.1)
$(O)/lib/libsheaf.so.1: $(library_objects) include/sheaf/libsheaf.map
	@mkdir -p $(@D)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) -shared -o $@ $(library_objects) $(filter-out -pie,$(LDFLAGS)) -Wl,-soname,libsheaf.so.1 -Wl,-z,defs \
	  -Wl,--version-script=include/sheaf/libsheaf.map $(libs_all) -lm

# ---- modules: what the program opens when it needs it ----
# The sources of a module are those of rooms, compiled as for the library. The rest of the program reaches them through tables of functions
# alone, each found by one function, its door (src/module/table.h). The library has its doors in the rooms; the program brings doors of its
# own, which open modules, so that of the library neither those nor what is behind them is linked into it. What modules need of the program
# is exported by it, and nothing else is.
MODULES_IN := $(O)/$(LIBDIR)/$(if $(SANITIZE),sheaf-sanitize,sheaf)
cflags_module += -DSHEAF_MODULES='"../$(LIBDIR)/$(notdir $(MODULES_IN))"'
module_objects = $(foreach s,$(sources_$(1)),$(if $(filter %/,$(s)),$(filter-out %/functions.o,$(call objects,$(s:%/=%))),$(B)/obj/$(s).o))
all_module_objects := $(foreach m,$(MODULES),$(call module_objects,$(m)))
$(B)/module-build.o: $(all_module_objects)
	@printf 'extern const char module_build[];\nconst char module_build[] = "%s";\n' $$(cat $^ | sha256sum | cut -c1-32) > $(@:.o=.c)
	@$(CC) $(CFLAGS) -c $(@:.o=.c) -o $@
define module_rules
$(MODULES_IN)/$(1).so: $(call module_objects,$(1)) $(B)/module-build.o
	@mkdir -p $$(@D)
	@echo "  LD  $$@"
	@printf '{ global: module_build; %s local: *; };\n' '$(foreach t,$(tables_$(1)),$(t);)' > $(B)/$(1).names
	@$$(CC) $$(CFLAGS) -shared -o $$@ $$^ $$(filter-out -pie,$$(LDFLAGS)) -Wl,--version-script=$(B)/$(1).names $$(libs_all) -lm
endef
$(foreach m,$(MODULES),$(eval $(call module_rules,$(m))))
$(B)/module-needs: $(library_objects)
	@nm -P -g --defined-only $(filter-out $(all_module_objects),$^) | cut -d' ' -f1 | sort -u > $@.defined
	@nm -P -u $(all_module_objects) | cut -d' ' -f1 | sort -u | comm -12 - $@.defined > $@
	@awk 'BEGIN { print "{" } { print $$1 ";" } END { print "};" }' $@ > $@.exported
	@sed 's/^/-Wl,-u,/' $@ > $@.linked
$(BIN): $(call objects,cli) $(call objects,module) $(B)/module-build.o $(LIBSHEAF) $(B)/module-needs $(MODULES:%=$(MODULES_IN)/%.so)
	@mkdir -p $(@D)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(filter %.o,$^) -o $@ $(LDFLAGS) @$(B)/module-needs.linked -Wl,--dynamic-list=$(B)/module-needs.exported $(LIBSHEAF) $(libs_all) $(libs_module) -lm

# The private font configuration: only the faces used, linked from the Debian packages.
$(O)/fonts/fonts.conf: fonts/fonts.conf.in fonts/faces fonts/link
	@fonts/link $(O)/fonts

.PHONY: build build-test-charts build-pictures build-run build-test build-test-cairo build-test-parallel build-test-slurm build-kill build-bench build-lint build-install
build: $(BIN) $(SOLIB) $(O)/fonts/fonts.conf $(O)/man/made $(if $(wildcard $(O)/geo/world_map.gpkg),$(O)/geo/world)

# Pages of section 5, a topic each, out of the tables that the program goes by.
$(O)/man/made: $(BIN)
	@mkdir -p $(@D)
	@for topic in $$($(BIN) help topics | awk '/^  [a-z]/ && $$1 != "limits" { print $$1 }'); do \
	  $(BIN) help --man $$topic > $(@D)/sheaf-$$topic.5 || exit 1; done
	@touch $@

# The outlines as the program reads them: each border once, with what lies on both sides.
$(B)/make_world: src/geo/make/make_world.c src/geo/arcs.c src/geo/derive.c src/geo/rings.c $(wildcard src/geo/*.h) src/base/pair.h
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(shell pkg-config --cflags glib-2.0 sqlite3) -Isrc $(filter %.c,$^) -o $@ $(LDFLAGS) $(shell pkg-config --libs glib-2.0 sqlite3) -lm
$(O)/geo/world: $(B)/make_world $(O)/geo/world_map.gpkg
	@$(B)/make_world $(O)/geo/world_map.gpkg $@ 'Natural Earth 4.1'

# For editors: how each source is compiled, and where each name is. $(file) writes lines longer than a shell takes.
command_of = $(CC) $(CFLAGS) $(cflags_$(1)) -Isrc -Iinclude -Itests/unit -c $(2)
escaped = $(subst ",\",$(subst \,\\,$(1)))
.PHONY: inner-compile_commands inner-tags
inner-compile_commands:
	@$(file >$(O)/compile_commands.json,[)$(foreach r,$(present),$(foreach f,$(call sources,$(r)) $(wildcard tests/unit/$(r)/test_*.c),$(file \
	  >>$(O)/compile_commands.json,{ "directory": "$(CURDIR)"$(,) "file": "$(f)"$(,) "command": "$(call escaped,$(call command_of,$(r),$(f)))" }$(,))))
	@sed -i '$$ s/,$$/]/' $(O)/compile_commands.json
inner-tags:
	@ctags -R -f $(O)/tags --languages=C src include tests/unit

build-run: build
	@$(BIN) batch data/batch.xml || { [ $$? -eq 1 ] && [ ! -s $(O)/geo/world ] && echo "There are no outlines: pages are made without their maps, and maps not at all"; }
	@rm -rf $(O)/examples && mkdir -p $(O)/examples && cp -r data/examples/community-health $(O)/examples
	@$(BIN) batch -C $(O)/examples/community-health

# The README's pictures, made from the pages themselves.
PICTURES := templates/pictures
picture = pdftoppm -r $(3) -f $(2) -l $(2) -singlefile -png $(O)/pictures/$(1).pdf $(PICTURES)/$(4)
build-pictures: build
	@mkdir -p $(O)/pictures $(PICTURES)
	@$(BIN) build --template factsheet --area BIH -o $(O)/pictures/sheet.pdf
	@$(BIN) build --template factsheet --area BTN -o $(O)/pictures/sparse.pdf
	@$(BIN) build --template factsheet --area KHM --lang ar -o $(O)/pictures/arabic.pdf
	@$(BIN) build --template overview -o $(O)/pictures/overview.pdf
	@$(call picture,sheet,1,44,front)
	@$(call picture,sheet,2,44,back)
	@$(call picture,sparse,1,44,sparse)
	@$(call picture,arabic,1,44,arabic)
	@$(call picture,overview,1,58,overview)
	@for page in specimen deadlines casualties; do $(BIN) build --template $$page -o $(O)/pictures/$$page.pdf; done
	@$(BIN) build --template objective --objective 1A -o $(O)/pictures/objective.pdf
	@$(BIN) calendar month --year 2018 --month 11 -o $(O)/pictures/month.pdf
	@$(call picture,month,1,58,month)
	@$(call picture,specimen,1,58,specimen)
	@$(call picture,deadlines,1,50,deadlines)
	@$(call picture,casualties,1,44,casualties)
	@$(call picture,objective,1,44,objective)
	@$(BIN) pack data/packs/clear-by-the-deadline.xml -o $(O)/pictures/pack.pdf
	@$(call picture,pack,1,44,cover)
	@$(call picture,pack,2,44,contents)
	@$(call picture,pack,3,44,statement)

UNIT_ROOMS := $(foreach r,$(present),$(if $(wildcard tests/unit/$(r)/test_*.c),$(r)))
# Fuzz targets: replayed over their corpus by every test run; fuzz-NAME searches on from it, FUZZ_SECONDS long.
FUZZ := plan observations template calendar pack annex theme batch build_log chart picture outlines exchange
FUZZ_SECONDS ?= 300
$(B)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/project.h $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) -Werror -Iinclude $(filter %.c,$^) -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
LEAKS := export LSAN_OPTIONS=suppressions=tests/unit/leaks:print_suppressions=0
.PHONY: inner-fuzz-library inner-fuzzers inner-clang
inner-fuzz-library:
	@$(MAKE) --no-print-directory SHEAF_INNER=1 STRICT=1 CC=clang SANITIZE=1 O=$(O)/fuzz CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' $(O)/fuzz/lib/libsheaf-sanitize.a
$(FUZZ:%=$(O)/fuzz/%): $(O)/fuzz/%: tests/fuzz/%.c inner-fuzz-library
	@echo "  CLANG  $<"
	@clang -O1 -g -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -Iinclude $< -o $@ $(O)/fuzz/lib/libsheaf-sanitize.a $(libs_all) -lm
inner-fuzzers: $(FUZZ:%=$(O)/fuzz/%)
inner-clang: $(foreach r,$(present),$(patsubst %.c,$(B)/clang/%.read,$(call sources,$(r)) $(wildcard tests/unit/$(r)/test_*.c)))
inner-fuzz-%: $(O)/fuzz/%
	@mkdir -p $(O)/fuzz/found-$*
	@$(LEAKS); $(O)/fuzz/$* -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -artifact_prefix=$(O)/fuzz/ $(O)/fuzz/found-$* tests/fuzz/corpus/$*

# Long ones first, so that they do not end alone. ONLY=layout takes the tests of a room, ONLY=cli those of the command line, ONLY=pack
# what is called so in any room, ONLY=unit/layout/test_place one.
TEST_IDS := $(patsubst tests/cli/%.sh,cli/%,$(wildcard tests/cli/*.sh)) $(FUZZ:%=fuzz/%) layers $(patsubst tests/%.c,%,$(wildcard tests/unit/*/test_*.c))
named = $(filter $(1) $(1)/% unit/$(1)/% cli/$(1) fuzz/$(1) unit/%/$(1) unit/%/test_$(1),$(TEST_IDS))
picked := $(if $(ONLY),$(sort $(foreach name,$(ONLY),$(call named,$(name)))),$(TEST_IDS))
build-test: build $(patsubst unit/%,$(B)/tests/%,$(filter unit/%,$(picked))) $(patsubst fuzz/%,$(B)/tests/fuzz/%,$(filter fuzz/%,$(picked)))
	@$(if $(picked),$(run_tests) $(picked),echo "no test is called $(ONLY)" >&2; exit 2)

# The contract of charts over the whole grid, of which `make test` tries a part.
build-test-charts: $(B)/tests/chart/test_fit $(O)/fonts/fonts.conf
	@SHEAF_TEST_ALL=1 SHEAF_TEST_ONLY=$(ONLY) SHEAF_FONTS_CONF=$(O)/fonts/fonts.conf $<

# Both writers of PDF, of which `make test` compares the first page of each template and language.
build-test-cairo: build
	@SHEAF=$(abspath $(BIN)) CC="$(CC)" tests/oracle/run --all

# Seeded, so that a round that failed can be looked at again.
KILL_ROUNDS ?= 100
KILL_SEED ?= 1
build-kill: build
	@tests/kill/run $(abspath $(BIN)) $(KILL_ROUNDS) $(KILL_SEED)

# Parts of a batch by the real thing, merged, against a single run.
build-test-parallel build-test-slurm: build-test-%: build
	@tests/farm/run-$* $(abspath $(BIN))

# ---- installing: nothing is written outside DESTDIR and PREFIX ----
D := $(DESTDIR)$(PREFIX)
build-install: build
	install -d $(D)/bin $(D)/$(LIBDIR)/sheaf $(D)/lib/pkgconfig $(D)/include/sheaf $(D)/share/sheaf/templates $(D)/share/sheaf/schema $(D)/share/sheaf/fonts $(D)/share/man/man1
	install -m 755 $(BIN) $(D)/bin/sheaf
	install -m 644 $(MODULES:%=$(MODULES_IN)/%.so) $(D)/$(LIBDIR)/sheaf
	install -m 644 $(LIBSHEAF) $(D)/lib/libsheaf.a
	$(if $(SOLIB),install -m 644 $(SOLIB) $(D)/lib && ln -sf libsheaf.so.1 $(D)/lib/libsheaf.so)
	install -m 644 include/sheaf/*.h $(D)/include/sheaf
	$(if $(wildcard $(O)/geo/world),install -D -m 644 $(O)/geo/world $(D)/share/sheaf/geo/world)
	install -m 644 src/cli/sheaf.1 $(D)/share/man/man1
	install -d $(D)/share/man/man5 && for page in $(O)/man/*.5; do install -m 644 $$page $(D)/share/man/man5; done
	cd templates && find . -name '*.xml' -o -path './symbols/*.svg' | xargs -I{} install -D -m 644 {} $(D)/share/sheaf/templates/{}
	install -D -m 644 -t $(D)/share/sheaf/data data/catalogue-*.xml
	install -m 644 data/schema/*.rng $(D)/share/sheaf/schema
	cd data && find examples -name '*.xml' -o -name '*.svg' | xargs -I{} install -D -m 644 {} $(D)/share/sheaf/{}
	fonts/link $(D)/share/sheaf/fonts $(PREFIX)/share/sheaf/fonts
	@printf '%s\n' 'prefix=$(PREFIX)' 'Name: sheaf' 'Description: plans and observations as accessible PDF' 'Version: $(VERSION)' \
	  'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lsheaf' 'Libs.private: $(libs_all) -lm' > $(D)/lib/pkgconfig/sheaf.pc

# ---- looking hard: the sources, not the tests ----
tidy = $(foreach r,$(present),$(foreach f,$(call sources,$(r)),tidy-$(f)))
.PHONY: $(tidy)
$(foreach r,$(present),$(foreach f,$(call sources,$(r)),$(eval tidy-$(f): room := $(r))))
$(tidy): tidy-%:
	@mkdir -p $(B)/tidy/$(room)
	@clang-tidy --quiet $* -- -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -DSHEAF_VERSION='"$(VERSION)"' $(cflags_$(room)) -Isrc -Iinclude 2> $(B)/tidy/$(room)/$(*F).log \
	  || { cat $(B)/tidy/$(room)/$(*F).log; exit 1; }
# cppcheck leaves out, in silence, a file with a macro that it does not know, so no such macro is suppressed: its own list
# for GLib names most, the rest stand here. POSIX has NULL be a pointer: it ends variable arguments well (varFuncNullUB).
# Write `c ? x : (T){ 0 }` and not the other way round, which it cannot read.
CPPCHECK := --quiet --std=c17 --error-exitcode=1 --enable=warning,portability --inline-suppr --library=gtk \
  -D'G_GNUC_PRINTF(format, first)=' --suppress=missingIncludeSystem --suppress=nullPointerOutOfMemory --suppress=varFuncNullUB -Isrc -Iinclude
build-lint: $(B)/rooms.mk $(tidy)
	@tests/layers/format
	@cppcheck $(CPPCHECK) src

# ---- speed and memory, as ratios within one run ----
$(B)/bench/floor $(B)/bench/calendar_floor: $(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(shell pkg-config --cflags pangocairo fontconfig | sed 's/-I/-isystem /g') $< -o $@ $(shell pkg-config --libs pangocairo pangoft2 fontconfig) -lm
$(B)/bench/sax: tests/bench/sax.c
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(shell pkg-config --cflags libxml-2.0 | sed 's/-I/-isystem /g') $< -o $@ $(shell pkg-config --libs libxml-2.0)
$(B)/bench/csv $(B)/bench/unzip: $(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(cflags_exchange) $< -o $@ $(libs_exchange)
$(B)/bench/sheets: tests/bench/sheets.c $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) -Iinclude $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
$(B)/bench/bound: tests/bench/bound.c $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) -Iinclude $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
$(B)/bench/pack: tests/bench/pack.c $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(cflags_doc) -Isrc $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
$(B)/bench/annex: tests/bench/annex.c tests/unit/annex/annex_sample.h $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(cflags_annex) -Isrc -Itests/unit $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
$(B)/bench/claims: tests/bench/claims.c $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(cflags_render) -Isrc -Iinclude $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
$(B)/bench/audit: tests/bench/audit.c $(LIBSHEAF)
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CFLAGS) $(cflags_annex) -Isrc $< -o $@ $(LDFLAGS) $(LIBSHEAF) $(libs_all) -lm
build-bench: build $(addprefix $(B)/bench/,floor sheets calendar_floor pack annex bound claims sax csv unzip audit)
	@tests/bench/run $(BIN) $(B)/bench/floor $(B)/bench/sheets $(O)/fonts/fonts.conf
	@for i in 1 2 3 4 5; do $(B)/bench/claims $(O)/fonts/fonts.conf 60; done | sort -n -k3 | awk 'NR == 3 { print "the rules about structure:  " $$2 " ms of CPU, a sheet " $$1 " ms: " $$3 " % of it (at most 3 %)" }'
	@tests/bench/calendar $(BIN) $(addprefix $(B)/bench/,calendar_floor sheets pack) $(O)/fonts/fonts.conf
	@tests/bench/batch $(BIN)
	@tests/bench/maps $(BIN) $(B)/bench/sheets $(O)/fonts/fonts.conf
	@tests/bench/annexes $(B)/bench/annex
	@tests/bench/audits $(BIN) $(B)/bench/audit
	@tests/bench/model $(BIN) $(B)/bench/sax
	@tests/bench/tables $(BIN) $(B)/bench/csv $(B)/bench/unzip
	@tests/bench/packs $(BIN) $(B)/bench/bound $(O)/fonts/fonts.conf

-include $(shell find $(B) -name '*.d' 2>/dev/null)
endif
