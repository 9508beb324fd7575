package report_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/packs/england"
)

func (b *book) setsAside(check report.Check) error {
	r := b.reads()
	return b.edits(func(*report.Draft) (ledger.Change, error) { return report.SetAside(r, b.author, check.Key) })
}

func TestTheRulesOfThePackAskAboutTheWordingAndNeverStopTheSignature(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("analysis", report.Opinion, "Ms Ashdown failed to protect the children.", on(b.hannahSays()))
	if c := b.theCheck(report.Asking); !c.Advice || c.Open() || c.SetAside != nil {
		t.Errorf("found %+v", c)
	}
}

func TestAdviceIsSetAsideWithOnePressUntilItsSentenceChanges(t *testing.T) {
	b := newBook(t, "section7")
	said := on(b.hannahSays())
	s := b.writes("analysis", report.Opinion, "Ms Ashdown failed to protect the children.", said)
	check := b.theCheck(report.Asking)
	for range 2 {
		if err := b.setsAside(check); err != nil {
			t.Fatal(err)
		}
	}
	changes := func(text string) {
		t.Helper()
		err := b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), report.ChangeForm{ChangedBody: report.ChangedBody{
				Statement: s, Saying: report.Saying{Kind: report.Opinion, Text: text, RestsOn: said},
			}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	changes("Ms Ashdown failed to protect the children. I say why below.")
	if c := b.theCheck(report.Asking); c.SetAside == nil {
		t.Error("asked again though its sentence is the same")
	}
	changes("Ms Ashdown failed to protect both children.")
	if c := b.theCheck(report.Asking); c.SetAside != nil {
		t.Error("a new sentence is not asked about")
	}
}

// withEveryRule is the rules with one that is off for finding too much put on.
func withEveryRule(t *testing.T) *pack.Pack {
	t.Helper()
	files := fstest.MapFS{}
	must(t, fs.WalkDir(england.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(england.FS, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	}))
	rules := files["wording.yaml"]
	rules.Data = []byte(strings.ReplaceAll(string(rules.Data), "    off: true\n", ""))
	p, err := pack.Load(files)
	must(t, err)
	return p
}

func TestARuleAboutTakingSidesAsksOnlyWhereSomethingIsDisputed(t *testing.T) {
	p, text := withEveryRule(t), "He admitted that he had been drinking."
	if all := report.AskAbout(p, report.Account, text, false); len(all) != 0 {
		t.Errorf("asked %+v", all)
	}
	all := report.AskAbout(p, report.Account, text, true)
	if len(all) != 1 || all[0].Says != "“admitted that”: A word that takes a side." || !strings.Contains(all[0].Asks, "“says” or “said”") {
		t.Errorf("asked %+v", all)
	}
}

func TestOnlyAdviceIsSetAside(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("analysis", report.Opinion, "They are happy at school.", nil)
	if err := b.setsAside(b.theCheck(report.NoGround)); err == nil {
		t.Error("a check that stops the signature was set aside without a reason")
	}
}

func TestAPartyWhoseAccountIsMissingBesideAnothersIsAskedAbout(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("accounts", report.Account, "Ms Ashdown says that he drove after drinking.", on(b.hannahSays()))
	b.theCheck(report.OneParty)
	b.writes("accounts", report.Account, "Mr Kersey says that he was at work.", on(b.draws(b.david, "party", "2026-04-02", "I was at work")))
	b.noCheck(report.OneParty)
}

func TestAChildsWordsThatAreOnlyToldInOthersAreAskedAbout(t *testing.T) {
	b := newBook(t, "section7")
	isla := on(b.draws(evidence.Who{Person: b.isla}, "child", "2026-05-01", "I miss Biscuit"))
	b.writes("child", report.ChildsWords, "Isla misses the dog.", isla, of(b.isla))
	b.theCheck(report.Paraphrased)
	b.writes("child", report.ChildsWords, "She said: “I miss Biscuit.”", nil, goesOn)
	b.noCheck(report.Paraphrased)
}

func TestWhatAChildSaidIsWeighedBeforeAnythingIsAdvised(t *testing.T) {
	b := newBook(t, "section7")
	isla := on(b.draws(evidence.Who{Person: b.isla}, "child", "2026-05-01", "I want to stay with Mum"))
	b.writes("child", report.ChildsWords, "Isla said: “I want to stay with Mum.”", isla, of(b.isla))
	b.noCheck(report.NotWeighed)
	b.writes("recommendation", report.Recommendation, "The children should live with Mr Kersey.", on(b.hannahSays()))
	b.theCheck(report.NotWeighed)
	b.writes("analysis", report.Opinion, "Isla wants to stay, and the journey to school speaks against it.", isla)
	b.noCheck(report.NotWeighed)
}
