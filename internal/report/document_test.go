package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// says is every text of the document, wherever it stands.
func says(t *testing.T, d typeset.Document) string {
	t.Helper()
	all, err := json.Marshal(d)
	must(t, err)
	return string(all)
}

func never(t *testing.T, d typeset.Document, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		if strings.Contains(says(t, d), secret) {
			t.Errorf("the document says %q", secret)
		}
	}
}

func section(t *testing.T, d typeset.Document, number string) typeset.Section {
	t.Helper()
	for _, s := range d.Sections {
		if s.Number == number {
			return s
		}
	}
	t.Fatalf("there is no section %s", number)
	return typeset.Section{}
}

func TestTheDocumentHasNumberedParagraphsAndTheSourcesTheyRestOn(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	denial := b.davidDenies(said)
	b.writes("accounts", report.Heading, "The journey of 9 March", nil)
	b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said), answers("pack/7"))
	b.writes("accounts", report.Account, "Mr Kersey says that he had nothing to drink.", on(denial), goesOn)
	d := b.reads().Document()
	must(t, d.Check())
	blocks := section(t, d, "4").Blocks
	if len(blocks) != 2 || blocks[0].Heading != "The journey of 9 March" {
		t.Fatalf("section 4 is %+v", blocks)
	}
	p := blocks[1].Paragraph
	if p.Number != "4.1" || len(p.Statements) != 2 || len(p.Sources) != 1 || p.Sources[0] != 1 || p.Statements[1].Sources[0] != 2 {
		t.Errorf("paragraph %+v", p)
	}
	if got := d.Sources[0].Description; got != "Ms Ashdown, 1 April 2026, by telephone" {
		t.Errorf("source 1 is %q", got)
	}
	asked := section(t, d, "1").Blocks[0].Table
	if asked.Rows[6][1] != "4.1" || asked.Rows[0][1] != "Not answered" {
		t.Errorf("answered %q", asked.Rows)
	}
}

func TestADraftSaysThatNobodyHasSigned(t *testing.T) {
	b, _, _ := ready(t)
	if d := b.reads().Document(); d.Banner != "Draft: not signed" || d.Signature != nil {
		t.Errorf("banner %q, signature %v", d.Banner, d.Signature)
	}
	must(t, b.signs())
	if d := b.reads().Document(); d.Banner != "" || d.Signature.Name != "Ruth Adeyemi" || d.Signature.When != "12 May 2026" {
		t.Errorf("banner %q, signature %+v", d.Banner, d.Signature)
	}
}

func TestChildrenAreWrittenOfUnderTheirNamesWhereTheyDiffer(t *testing.T) {
	b := newBook(t, "section7")
	note := onNote(b.notes("2026-05-05"))
	b.writes("child", report.Observation, "I met them at school.", note)
	b.writes("child", report.Observation, "Isla drew.", note, of(b.isla))
	b.writes("child", report.Observation, "Both waved.", note)
	var headings []string
	for _, block := range section(t, b.reads().Document(), "3").Blocks {
		if block.Heading != "" {
			headings = append(headings, block.Heading)
		}
	}
	if got := strings.Join(headings, ", "); got != "Isla, All the children" {
		t.Errorf("headings %q", got)
	}
}

func TestNeitherCommentsNorKeptChecksAreInTheDocument(t *testing.T) {
	b, s, _ := ready(t)
	bare := b.writes("issues", report.Opinion, "He minimises.", nil)
	r, check := b.reads(), b.theCheck(report.NoGround)
	must(t, b.edits(func(*report.Draft) (ledger.Change, error) {
		return report.Keep(r, b.author, ledger.NewEntryID(), check.Key, "Kept-reason-text")
	}))
	for _, statement := range []ledger.Ref{s, bare, {}} {
		must(t, b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.Remark(d, b.manager, ledger.NewEntryID(), report.CommentBody{Statement: statement, Words: "Comment-text"})
		}))
	}
	never(t, b.reads().Document(), "Kept-reason-text", "Comment-text")
}

func TestSourcesAreDescribedOnlyAsFarAsTheyMayBeNamed(t *testing.T) {
	b := newBook(t, "section7")
	joan := evidence.Who{Name: "Joan Miller of Quay Street"}
	named := func(naming, described string, handling ...string) func(*evidence.ItemForm) {
		return func(f *evidence.ItemForm) {
			f.From.Naming, f.From.Described, f.From.Handling = naming, described, handling
			f.From.Paper = evidence.Paper{Name: "Letter of Mrs Miller"}
		}
	}
	described := b.draws(joan, "family", "2026-05-01", "She often sees them play", named(evidence.Described, "a relative"))
	unnamed := b.draws(joan, "community", "2026-05-02", "There is shouting at night", named(evidence.NotNamed, ""))
	asked := b.draws(joan, "community", "2026-05-03", "There was shouting again", named(evidence.Named, "", "anonymous_referrer"))
	b.writes("professionals", report.Account, "A relative often sees the children play.", on(described))
	b.writes("professionals", report.Account, "Two people who are not named speak of shouting.", on(unnamed, asked))
	d := b.reads().Document()
	never(t, d, "Joan", "Miller", "Quay")
	var got []string
	for _, s := range d.Sources {
		got = append(got, s.Description)
	}
	want := "A relative, 1 May 2026|Somebody who is not named|Somebody who is not named"
	if strings.Join(got, "|") != want {
		t.Errorf("described as %q", got)
	}
	b.noCheck(report.NotForOthers, report.NoSpeaker)
}

// barred asserts that a statement cannot be signed and that the check on it cannot be kept.
func (b *book) barred(text string, rests []report.Rest, want string) {
	b.t.Helper()
	b.writes("issues", report.Account, text, rests)
	c := b.theCheck(report.NotForOthers)
	if !strings.Contains(c.Sentence, want) {
		b.t.Errorf("found %q, want %q", c.Sentence, want)
	}
	_, err := report.Keep(b.reads(), b.author, ledger.NewEntryID(), c.Key, "I must say it")
	if fault.KindOf(err) != fault.Denied {
		b.t.Errorf("what may not reach others can be kept: %v", err)
	}
	if err := b.signs(); err == nil || b.reads().Signed != nil {
		b.t.Error("it was signed")
	}
}

func TestAHiddenAddressCannotBeSigned(t *testing.T) {
	for _, text := range []string{
		"Ms Ashdown and the children live at 14 Quay Street.", "Her number is 01632 960 441.", "They moved to QUAY HOUSE, 14 quay street, Milborough",
		"They are in Quay St now.", "Post goes to ml12ab.", "She answers on +44 1632 960441.",
	} {
		t.Run(text, func(t *testing.T) {
			b, _, letter := ready(t)
			for kind, value := range map[casework.DetailKind]string{casework.Address: "Quay House, 14 Quay Street\nMilborough ML1 2AB", casework.Phone: "(01632) 960441"} {
				b.When(func(s *casework.State) (ledger.Change, error) {
					return casework.AddDetail(s, b.author, ledger.NewEntryID(), casework.DetailForm{Of: b.hannah.Person, Kind: kind, Value: value})
				})
			}
			b.barred(text, on(letter), "holds a detail that is confidential")
		})
	}
}

func TestAHiddenAddressInAQuestionOfTheOrderCannotBeSignedEither(t *testing.T) {
	b := newBook(t, "section7")
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, b.author, ledger.NewEntryID(), casework.DetailForm{Of: b.hannah.Person, Kind: casework.Address, Value: "14 Quay Street"})
	})
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, b.desk.Pack, b.author, ledger.NewEntryID(), casework.OrderBody{
			Name: "Order on directions", Made: b.day, OrderText: casework.OrderText{
				Questions: []casework.Question{{Key: "a", Text: "Are the conditions at 14 Quay Street good enough?", Report: "section7"}},
			},
		})
	})
	if c := b.theCheck(report.NotForOthers); c.Sentence != "Outside its statements, the document holds a detail that is confidential." || !c.Bars {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestADetailThatIsNotHiddenMayBeSaid(t *testing.T) {
	b, _, letter := ready(t)
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, b.author, ledger.NewEntryID(), casework.DetailForm{Of: b.isla, Kind: casework.School, Value: "Hill Road School", Hiding: casework.Hiding{From: casework.FromNobody}})
	})
	b.writes("issues", report.Account, "Isla goes to Hill Road School.", on(letter))
	b.noCheck(report.NotForOthers)
}

func TestAnUnnamedSourceCannotBeNamedAnywhereInTheReport(t *testing.T) {
	b, _, letter := ready(t)
	b.draws(evidence.Who{Name: "Joan Miller"}, "anonymous", "2026-05-02", "There is shouting at night", func(f *evidence.ItemForm) { f.From.Naming = evidence.NotNamed })
	b.barred("Hill Road School spoke with Joan Miller’s daughter.", on(letter), "names somebody who may not be named")
}

func TestAPartyWhoMayNotBeNamedForTheirWordsIsNotNamedForThem(t *testing.T) {
	b, _, _ := ready(t)
	said := b.draws(b.hannah, "party", "2026-05-02", "He follows her car", func(f *evidence.ItemForm) { f.From.Naming = evidence.NotNamed })
	b.writes("issues", report.Account, "Somebody says that he follows a car.", on(said))
	b.noCheck(report.NotForOthers)
	b.barred("Ms Ashdown says that he follows her.", on(said), "names whose words it gives")
}

func TestWordsGivenUnderAConditionCannotBeUsed(t *testing.T) {
	condition := func(f *evidence.ItemForm) { f.From.Handling = []string{"marac"} }
	t.Run("as a source", func(t *testing.T) {
		b, _, _ := ready(t)
		item := b.draws(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-05-02", "He was seen near the refuge twice in April", condition)
		b.barred("Somebody saw him.", on(item), "rests on something that may not be in a document for others")
		if d := b.reads().Document(); len(d.Sources) != 1 {
			t.Errorf("%d sources, want the school’s letter alone", len(d.Sources))
		}
	})
	t.Run("word for word", func(t *testing.T) {
		b, _, letter := ready(t)
		b.draws(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-05-02", "He was seen near the refuge twice in April", condition)
		b.barred("Hill Road School adds that he was seen near the refuge, twice in fact.", on(letter), "uses words that may not be in a document")
	})
}
