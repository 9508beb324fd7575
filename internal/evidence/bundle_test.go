package evidence_test

import (
	"testing"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// letterOf puts words on a page of a paper of that name on record, and answers with the item.
func (c *casebook) letterOf(name string, page int) *evidence.Item {
	c.t.Helper()
	form := account(hannah, "party", "2026-09-01", "She was late on 9 May")
	form.From.Paper = evidence.Paper{Name: name, Page: page}
	drawn := c.draws(form)
	i, ok := c.state().Item(drawn)
	if !ok {
		c.t.Fatal("the item is not on record")
	}
	return i
}

func (c *casebook) pageOf(i *evidence.Item) string {
	at, _ := c.state().BundlePageOf(i.Source, i.At())
	return at
}

func (c *casebook) bundles(places ...evidence.BundlePlace) {
	c.t.Helper()
	m := &ledger.Making{By: c.worker}
	id := c.id()
	ledger.Put(m, stream, evidence.Bundled, id, nil, evidence.BundledBody{Bundle: "Bundle for the hearing", Made: ledger.Ref{Stream: stream, Entry: id}, Places: places})
	c.when(m.Done())
}

func TestPageThreeOfADocumentThatBeginsAtC10IsC12(t *testing.T) {
	c := newCase(t)
	i := c.letterOf("Letter from Hill Road School", 3)
	c.when(evidence.GiveBundlePage(c.state(), c.worker, c.id(), i.Source.Ref(), "The court’s bundle", "c 10"))
	if got := c.pageOf(i); got != "C12" {
		t.Errorf("page 3 stands at %q", got)
	}
	if another := c.letterOf("Letter from Hill Road School", 1); c.pageOf(another) != "C10" {
		t.Errorf("what was drawn from the same paper later stands at %q", c.pageOf(another))
	}
}

func TestAPageThatTheDocumentDoesNotHaveStandsNowhere(t *testing.T) {
	place := evidence.BundlePlace{Section: "C", First: 10, Pages: 4}
	for page, want := range map[int]string{0: "C10 to C13", 1: "C10", 4: "C13", 5: ""} {
		if got := place.Page(page); got != want {
			t.Errorf("page %d stands at %q, want %q", page, got, want)
		}
	}
}

func TestTheLatestBundleTakesThePlaceOfTheOneBefore(t *testing.T) {
	c := newCase(t)
	first, second := c.letterOf("Letter one", 1), c.letterOf("Letter two", 1)
	c.bundles(evidence.BundlePlace{Of: first.Source.Ref(), Section: "C", First: 1, Pages: 1}, evidence.BundlePlace{Of: second.Source.Ref(), Section: "C", First: 2, Pages: 1})
	c.bundles(evidence.BundlePlace{Of: second.Source.Ref(), Section: "F", First: 7, Pages: 1})
	if one, two := c.pageOf(first), c.pageOf(second); one != "" || two != "F7" {
		t.Errorf("they stand at %q and %q", one, two)
	}
}

func TestPapersOfOneNameAreNotTakenForEachOther(t *testing.T) {
	c := newCase(t)
	drawn := c.letterOf("Letter", 1)
	c.bundles(evidence.BundlePlace{Paper: "Letter", Section: "C", First: 1}, evidence.BundlePlace{Paper: "Letter", Section: "C", First: 9})
	if got := c.pageOf(drawn); got != "" {
		t.Errorf("it stands at %q, and nobody knows which letter it is", got)
	}
}

func TestWhatIsNoPageIsAskedForAgain(t *testing.T) {
	c := newCase(t)
	i := c.letterOf("Letter", 1)
	for _, page := range []string{"", "page ten", "C", "C12345", "C0"} {
		if _, err := evidence.GiveBundlePage(c.state(), c.worker, c.id(), i.Source.Ref(), "The court’s bundle", page); len(fault.FieldsOf(err)) != 1 {
			t.Errorf("%q: %v", page, err)
		}
	}
}
