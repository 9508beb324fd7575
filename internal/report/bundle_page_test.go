package report_test

import (
	"strings"
	"testing"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
)

// inBundle says that the source of an item begins at a page of the court’s bundle.
func (b *book) inBundle(item ledger.Ref, page string) {
	b.t.Helper()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		i, _ := evidence.Of(h).Item(item)
		return evidence.GiveBundlePage(evidence.Of(h), b.author, ledger.NewEntryID(), i.Source.Ref(), "The court’s bundle", page)
	})
}

func TestTheTableOfSourcesGivesThePageInTheBundle(t *testing.T) {
	b := newBook(t, "position_statement")
	letter := b.draws(b.hannah, "party", "2026-04-01", "She was late on 9 March", func(f *evidence.ItemForm) {
		f.From.Paper = evidence.Paper{Name: "Letter of Ms Ashdown", Page: 3}
	})
	b.inBundle(letter, "C10")
	b.writes("position", report.Account, "Ms Ashdown says that she was late.", on(letter))
	if got := b.reads().Document().Sources[0].Description; got != "Ms Ashdown, 1 April 2026, by telephone, Letter of Ms Ashdown, page 3, bundle C12" {
		t.Errorf("the source is %q", got)
	}
}

func TestASignedReportKeepsThePagesThatWereKnownAndTheWitnessGetsTheNewOnes(t *testing.T) {
	b := newBook(t, "position_statement")
	said := b.hannahSays()
	b.davidDenies(said)
	b.inBundle(said, "C10")
	b.writes("position", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking; he denies it.", on(said))
	b.keepsAll()
	must(t, b.signs())
	b.inBundle(said, "D4")
	if got := b.reads().Document().Sources[0].Description; got != "Ms Ashdown, 1 April 2026, by telephone, bundle C10" {
		t.Errorf("the signed report gives %q", got)
	}
	if _, err := b.reads().LargePrint(); err != nil {
		t.Errorf("what was signed cannot be set anew: %v", err)
	}
	if got := inPack(t, b.pack(), "Paragraph 1.1"); !strings.Contains(got, "by telephone, bundle D4") {
		t.Errorf("the witness is told\n%s", got)
	}
}
