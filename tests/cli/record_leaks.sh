# Records that are internal, fields that are, and persons that nobody made public leave no trace in any form that is made for the public; those
# inside get them. Looked for in what is printed, attached, packed, and in every stream once it is unpacked.
leaks="$scratch/leaks"
mkdir "$leaks"
cp -r data/examples/community-health "$leaks/before" && rm -rf "$leaks/before/out"
cp -r "$leaks/before" "$leaks/own"
python3 - "$leaks/own/data" <<'PY'
import re, sys
def change(name, old, new):
    path = f"{sys.argv[1]}/{name}.xml"
    text = open(path, encoding="utf-8").read()
    if old not in text: sys.exit(f"{name} has no {old}")
    open(path, "w", encoding="utf-8").write(text.replace(old, new, 1))
def value(field, text): return f'<value field="{field}">{text}</value>'
rows = {"member": value("name", "Zibeline Nurses"), "office": value("term", "2023") + value("office", "Zibeline seat"), "activity": value("title", "Zibeline training"),
        "publication": value("title", "Zibeline survey") + value("status", "expected"), "need": value("kind", "need") + value("text", "Zibeline need"),
        "ask": value("event", "start-2023") + value("text", "Zibeline ask") + value("outcome", "Zibeline answer"), "agenda-item": value("event", "start-2023") + value("topic", "Zibeline item"),
        "meeting": value("title", "Zibeline meeting") + value("event", "start-2023")}
records = "".join(f'<record id="zibeline-{t}" type="{t}" area="dunmoor" date="2023-04-17" sources="{"Z-SOURCE" if i % 2 else "EX-PLAN"}" audience="internal" note="Zibeline note">{v}</record>'
                  for i, (t, v) in enumerate(rows.items()))
# persons: of public facts, and nobody said that they may be named
records += f'<record id="person-member" type="member" area="dunmoor" date="2023-04-17" sources="EX-PLAN">{value("name", "Example Lake Clinic")}{value("contact", "Zibeline Contact")}</record>'
records += f'<record id="person-office" type="office" area="dunmoor" date="2023-04-17" sources="EX-PLAN">{value("term", "2023")}{value("office", "Example warden")}{value("holder", "Zibeline Holder")}</record>'
records += (f'<record id="person-release" type="release" date="2024-05-15" sources="EX-SURVEY-2024">{value("title", "Example: another release (made-up)")}{value("figure-1", "vaccinated")}'
            f'{value("quote", "Example words.")}{value("speaker", "Zibeline Speaker")}{value("contact", "Zibeline Desk")}<value field="finding" audience="internal">Zibeline finding</value></record>')
change("records", "</records>", records + "</records>")
change("sources", "</sources>", '<source id="Z-SOURCE" title="Zibeline papers" published="2023-01-01" audience="internal"/></sources>')
PY
expect "what is internal is right"   0 "no errors" "$SHEAF" check --internal -C "$leaks/own"
make_leaks() { # FOLDER OPTION...
    out=$1; shift
    mkdir "$out"
    here() { "$SHEAF" "$@" -C "$leaks/own" --allow "$leaks" ${audience:-} 2>> "$out/said.txt"; }
    audience=$1
    printf '<batch>' > "$leaks/own/data/batch.xml"
    for template in offices publications activities members needs plan-book sources; do printf '<outputs template="%s" attach="yes"/>' $template; done >> "$leaks/own/data/batch.xml"
    printf '<outputs template="meeting" each="meeting" only="start-2023" attach="yes"/><outputs template="bilateral" each="area" only="dunmoor" attach="yes"/><outputs template="media-sheet" each="record:release" only="person-release" pictures="both"/><pack-file href="packs/talks-2023.xml"/></batch>' >> "$leaks/own/data/batch.xml"
    here batch data/batch.xml --progress none -o "$out" && here diff --from 2023-04-16 -f pdf -o "$out/changes.pdf" || return 1
    for form in text json csv; do here diff --from "$leaks/before" -f $form > "$out/changes.$form" || return 1; done
    for type in member office activity publication need ask agenda-item meeting release; do
        here export csv --records $type > "$out/$type.csv" && here export xlsx --records $type -o "$out/$type.xlsx" || return 1
    done
    here calendar ics -o "$out/plan.ics" && here status --json > "$out/status.json" && here export iati -o "$out/plan-iati.xml" &&
        here explain 1A-1 > "$out/explain.txt" && here export worklist -o "$out/worklist.csv" && here build --template members --stop-after plan > "$out/plan.txt"
}
# All that is in a file, unpacked.
unpacked() {
    find "$1" -type f | while read -r file; do
        echo "== $file"
        case $file in
        *.pdf) pdftotext "$file" -; qpdf --qdf --object-streams=disable "$file" - 2> /dev/null; mkdir -p "$leaks/taken"; pdfdetach -saveall -o "$leaks/taken" "$file" && cat "$leaks/taken"/* 2> /dev/null; rm -rf "$leaks/taken" ;;
        *.xlsx) unzip -p "$file" ;;
        *) cat "$file" ;;
        esac
    done
}
make_leaks "$leaks/public" --public && pass || fail "for the public: $(tail -n 3 "$leaks/public/said.txt")"
make_leaks "$leaks/inside" --internal && pass || fail "for those inside: $(tail -n 3 "$leaks/inside/said.txt")"
unpacked "$leaks/public" > "$leaks/public.bytes"
unpacked "$leaks/inside" > "$leaks/inside.bytes"
forms=$(find "$leaks/public" -type f | sed 's/.*\.//' | grep -v audited | sort -u | tr '\n' ' ')
[ "$forms" = "build-log csv ics json pdf png svg text txt xlsx xml " ] && pass || fail "not all forms were made: $forms"
LC_ALL=C grep -aqi 'zibeline\|Z-SOURCE' "$leaks/public.bytes" && fail "a trace of what is internal: $(LC_ALL=C awk '/^== /{at=$2} tolower($0) ~ /zibeline|z-source/{print at}' "$leaks/public.bytes" | sort -u | head -n 5 | tr '\n' ' ')" || pass
grep -q 'Example warden' "$leaks/public.bytes" && grep -q 'Example Lake Clinic' "$leaks/public.bytes" && pass || fail "the public facts of those persons are gone with their names"
for words in "Zibeline Nurses" "Zibeline seat" "Zibeline training" "Zibeline survey" "Zibeline need" "Zibeline ask" "Zibeline item" "Zibeline Contact" "Zibeline Holder" "Zibeline Speaker" "Zibeline finding"; do
    LC_ALL=C grep -aq "$words" "$leaks/inside.bytes" && pass || fail "those inside do not get: $words"
done
