package pack_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"candour/internal/calendar"
	"candour/internal/pack"
	"candour/packs/england"
)

var day = calendar.MustParse

// loadOnce: a pack is never changed once it is read.
var loadOnce = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func load(t testing.TB) *pack.Pack {
	t.Helper()
	p, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// long are the lists that nothing else in the pack names; a broken pack leaves them empty, to be read sooner.
var long = map[string]bool{"court/courts.yaml": true, "court/order-types.yaml": true, "court/document-categories.yaml": true, "court/hearing-types.yaml": true}

// broken is the England pack with one text replaced in one file; "" as the old text appends.
func broken(t testing.TB, file, old, replacement string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(england.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(england.FS, name)
		if long[name] && name != file {
			data = []byte("[]")
		}
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(files[file].Data)
	if old == "" {
		text += replacement
	} else if !strings.Contains(text, old) {
		t.Fatalf("%s does not contain %q", file, old)
	}
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, replacement, min(len(old), 1)))}
	return files
}

func TestEachKindOfBrokenPackSaysWhereAndWhat(t *testing.T) {
	for name, example := range map[string]struct{ file, old, replacement, want string }{
		"an unknown field":                {"tracks.yaml", "short: CAP", "shrt: CAP", "tracks.yaml:5: tracks[0].shrt: there is no such field here"},
		"a missing field":                 {"authors.yaml", ", name: Experienced", "", "authors.yaml:4: [2].name: is missing"},
		"no source":                       {"retention.yaml", "    source: \"Cafcass: a case is usually kept until the youngest child in it is 25\"\n", "", "cases[0].source: is missing"},
		"no rule for a law":               {"retention.yaml", "law: public", "law: private", "cases: there is no rule for public law"},
		"no first day":                    {"retention.yaml", "    from: 2025-01-01\n    age", "    age", "cases[0].from: is missing"},
		"a word not in the list":          {"retention.yaml", "verified", "certain", `retention.yaml:4: cases[0].confidence: "certain" is not one of: verified, court code, own choice, to be confirmed`},
		"a bad date":                      {"retention.yaml", "2025-01-01", "2025-13-01", `cases[0].from: "2025-13-01" is not a date written as YYYY-MM-DD`},
		"text for a number":               {"retention.yaml", "age: 25", "age: many", "retention.yaml:6: cases[0].age: "},
		"a list for a value":              {"retention.yaml", "age: 25", "age: [25]", "retention.yaml:6: cases[0].age: must be a single value"},
		"a value for a list":              {"pack.yaml", "[en-GB]", "en-GB", "pack.yaml:5: languages: must be a list"},
		"a list for fields":               {"pack.yaml", "id: england", "- id: england", "pack.yaml"},
		"a field given twice":             {"pack.yaml", "version: 1", "version: 1\nversion: 2", "version"},
		"not YAML":                        {"pack.yaml", "id: england", "id: [england", "pack.yaml:"},
		"two documents":                   {"pack.yaml", "", "\n---\nid: other\n", "pack.yaml: the file must hold one document"},
		"an id given twice":               {"authors.yaml", "id: experienced", "id: newly_qualified", `authors.yaml:4: [2]: "newly_qualified" is given twice`},
		"a holiday outside its table":     {"holidays.yaml", "2025-04-18", "2024-04-18", "outside the days covered"},
		"a calendar of no table":          {"holidays.yaml", "court: [england_and_wales]", "court: [wales]", `holidays.yaml:3: court: "wales" leads nowhere`},
		"a default track of other law":    {"tracks.yaml", "private: cap", "private: plo", `default.private: "plo" is a track of public law`},
		"a track area nobody knows":       {"tracks.yaml", "area: wolverhampton", "area: atlantis", `areas[2].area: "atlantis" leads nowhere`},
		"a milestone that cannot be":      {"tracks.yaml", "n: 12", "n: 0", "milestones[0].by.n: 0 cannot be counted"},
		"a report on no track":            {"report-types.yaml", "tracks: [plo]", "tracks: [olp]", `.tracks: "olp" leads nowhere`},
		"a type the court does not take":  {"report-types.yaml", "private: 16_4_Report", "private: 16_4_report", `uploads.private: the court takes no document of type "16_4_report"`},
		"an author stage nobody knows":    {"report-types.yaml", "experienced: peer", "wise: peer", `read_first: "wise" leads nowhere`},
		"a reader nobody knows":           {"report-types.yaml", "experienced: peer", "experienced: friend", `read_first.experienced: "friend" is not one of: nobody, peer, manager`},
		"no place for the child’s words":  {"report-types.yaml", "words and instructions.', childs_voice: true,", "words and instructions.',", "childs_voice: the child’s words are required but no section takes them"},
		"one label for two reports":       {"report-types.yaml", "order_labels: [Section 7 report]", "order_labels: [safeguarding LETTER]", `"safeguarding LETTER" already asks for "safeguarding_letter"`},
		"an expiry rule nobody knows":     {"report-types.yaml", "expiry: [police_check", "expiry: [police", `expiry: "police" leads nowhere`},
		"an addendum to no report":        {"report-types.yaml", "adds_to: [section7]", "adds_to: [section77]", `adds_to: "section77" leads nowhere`},
		"an event nobody raises":          {"duties.yaml", "trigger: order_made", "trigger: order_dreamt", `trigger: "order_dreamt" is not one of: `},
		"a way of counting nobody knows":  {"duties.yaml", "count: on_the_day", "count: soon", `by[0].count: "soon" is not one of: `},
		"a count below nothing":           {"duties.yaml", "n: 17", "n: -17", "by[0].n: -17 cannot be counted"},
		"a time of no clock":              {"duties.yaml", `"12:00"`, `"noon"`, `by[0].at: "noon" is not a time written as HH:MM`},
		"a duty for no report":            {"duties.yaml", "report: section7\n", "report: section77\n", `report: "section77" leads nowhere`},
		"a default naming of no choice":   {"evidence.yaml", "default_naming: not_named", "default_naming: whisper", `default_naming: "whisper" leads nowhere`},
		"a condition that forbids what?":  {"evidence.yaml", "forbids: [naming the source]", "forbids: [breathing]", `forbids[0]: "breathing" is not one of: `},
		"a source that goes stale unborn": {"evidence.yaml", "sources: [laboratory]", "sources: [oracle]", `expiry[2].sources: "oracle" leads nowhere`},
		"a court in no area":              {"court/courts.yaml", "area: devon", "area: dover", `area: "dover" leads nowhere`},
		"an upload listed twice":          {"court/uploads.yaml", "type: CR_2", "type: CR_1", `"private CR_1" is given twice`},
		"danger that waits for a manager": {"leaving.yaml", "urgent: true", "urgent: true\n    manager: true", `gateways[0]: "danger" protects somebody in danger: it waits for nobody`},
		"no way for danger":               {"leaving.yaml", "urgent: true", "urgent: false", "one gateway protects somebody in danger"},
		"two ways to the court":           {"leaving.yaml", "urgent: true", "urgent: true\n    court: true", "one gateway leads to the court"},
		"no way for whom it is about":     {"leaving.yaml", "subject: true", "subject: false", "mark one as subject"},
		"news seen in no time":            {"notices.yaml", "hours: 24", "hours: -1", "seen.hours: must be at least one"},
		"a review of no hour":             {"access-review.yaml", "hour: 4", "hour: 24", "[0].hour: 24 is no hour of the day"},
		"a review that ends":              {"access-review.yaml", "from: 2026-01-01", "from: 2026-01-01\n  until: 2026-12-31", "[0].until: the last rule has no end"},
		"a review that asks of nothing":   {"access-review.yaml", "cases_a_day: 25", "cases_a_day: -1", "[0].cases_a_day: must be at least one"},
		"no day for corrections":          {"report-types.yaml", "days: 5", "days: -5", "factual_correction.days: must be at least one day in which to answer"},
		"a draft that nobody may see":     {"report-types.yaml", "  parties_see: always\n  factual_correction:", "  parties_see: never\n  factual_correction:", "factual_correction: the parties never see such a report"},
		"a reply by nobody":               {"replies.yaml", "line: '{who} disputes", "line: 'Somebody disputes", "replies.yaml:8: line: must say {who}, in whose place it is filled in"},
		"a reply that says too much":      {"replies.yaml", "annexed.'", "annexed. {verdict}'", "replies.yaml:8: line: {verdict} is filled in by nobody"},
		"a paper that has no name":        {"replies.yaml", "{paper}'", "a paper'", "paper: must say {paper}"},
		"no law for a code":               {"court/order-types.yaml", "{law: private, code: parentalResponsibility,", "{code: parentalResponsibility,", ".law: is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pack.Load(broken(t, example.file, example.old, example.replacement))
			if err == nil || !strings.Contains(err.Error(), example.want) || !strings.Contains(err.Error(), example.file) {
				t.Errorf("said\n%v\nwant\n%s", err, example.want)
			}
		})
	}
}

func TestEveryFaultIsFoundAndNotTheFirstOnly(t *testing.T) {
	_, err := pack.Load(broken(t, "authors.yaml", "", "- {nme: Wise, id: }\n- {id: calm, name: [Calm]}\n"))
	problems, _ := err.(pack.Problems)
	var found []string
	for _, problem := range problems {
		found = append(found, problem.Error())
	}
	want := []string{
		"authors.yaml:5: [3].nme: there is no such field here", "authors.yaml:5: [3].id: is missing", "authors.yaml:5: [3].name: is missing",
		"authors.yaml:6: [4].name: must be a single value", "authors.yaml:6: [4].name: is missing",
	}
	if strings.Join(found, "\n") != strings.Join(want, "\n") {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}

func TestAFileMissingOrTooMuchIsAFault(t *testing.T) {
	files := broken(t, "pack.yaml", "id: england", "id: england").(fstest.MapFS)
	delete(files, "duties.yaml")
	files["notes.yml"] = &fstest.MapFile{Data: []byte("a: b")}
	_, err := pack.Load(files)
	for _, want := range []string{"duties.yaml: cannot be read", "notes.yml: is not a file of a pack"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("said %v; want %q", err, want)
		}
	}
}
