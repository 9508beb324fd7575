package retentionpage

import (
	"fmt"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/retention"
	"candour/internal/web"
)

// told is what can be told of an erasure without a word of what is erased, and without naming anybody of the family.
type told struct {
	v        *web.Visit
	e        *retention.Erasure
	pages    Pages
	noCopies bool          // the keyring has no key any more that could open an older copy
	keyGone  calendar.Date // when the last of those was destroyed; zero when that is not known
	inFiles  bool          // the database's own files, or copies of them, may still hold words of lists and searches
}

func (p Pages) told(v *web.Visit, e *retention.Erasure) (told, error) {
	t := told{v: v, e: e, pages: p}
	if e.Done == nil {
		return t, nil
	}
	h, err := v.Ledger().Read(v.Context(), e.Done.Body.Account.Stream)
	if err != nil {
		return t, err
	}
	account, _ := h.Find(e.Done.Body.Account.Entry)
	if body, ok := ledger.ErasedByLaw.In(account); ok {
		var destroyed time.Time
		if destroyed, t.noCopies = v.Ledger().GoneFromCopies(body); !destroyed.IsZero() {
			t.keyGone = calendar.DateInLondon(destroyed)
		}
	}
	on, known, err := v.Ledger().GoneFromFiles(v.Context(), account.Recorded)
	t.inFiles = !known || v.Now.Before(on)
	return t, err
}

// accountPage is the account of an erasure. It outlives what was erased.
type accountPage struct{ told }

func (p accountPage) Title() string         { return "Account of an erasure" }
func (p accountPage) Body() templ.Component { return accountBody(p) }

func (p Pages) account(v *web.Visit) (web.Page, error) {
	e, err := findErasure(v)
	if err != nil {
		return nil, err
	}
	t, err := p.told(v, e)
	return accountPage{t}, err
}

func accountURL(erasure ledger.StreamID) string { return Home + "/accounts/" + string(erasure) }

func (t told) heading() string {
	if t.e.Whole() {
		return "Erasing a case"
	}
	return "Erasing an entry"
}

// lede says how far it has come. That every copy is gone it says only once that is so.
func (t told) lede() string {
	switch t.e.Stage() {
	case retention.Waiting:
		return "It waits for a second person. Nothing is erased yet."
	case retention.BeingErased:
		return "It was confirmed and is being erased. It is still in the service until this page says that it is gone."
	case retention.NotErased:
		return "It was not erased. " + t.e.Refused.Body.Why
	case retention.StoppedShort:
		return "It was not erased: it was stopped. " + t.e.Stopped.Body.Why
	default:
		return "Gone from the service on " + t.e.GoneOn().Plain() + ". " + t.copies()
	}
}

// copies says until when older copies of the service may hold the words.
func (t told) copies() string {
	by := t.e.Done.Body.Copies
	switch {
	case t.noCopies && t.inFiles:
		return t.keyDestroyed() + " " + stillInFiles
	case t.noCopies:
		return t.keyDestroyed()
	case calendar.DateInLondon(t.v.Now).After(by):
		return "It was to be gone from every copy by " + by.Plain() + ", but the keys of older copies are not destroyed yet: ask whoever runs the system to rotate them."
	case t.inFiles:
		return "Backups and other copies made before may still hold it: it will be gone from every copy by " + by.Plain() + ", if keys are rotated, the database’s files are scrubbed and older copies destroyed in time."
	default:
		return "Backups and other copies made before may still hold it: it will be gone from every copy by " + by.Plain() + ", if keys are rotated and older copies of them destroyed in time."
	}
}

// stillInFiles is said where removing a row leaves its bytes in a file.
const stillInFiles = "Files of the database, or copies of them, may still hold words that stood in lists and searches: ask whoever runs the system when they were scrubbed."

// keyDestroyed says what is known of copies, and of those that only people can know of.
func (t told) keyDestroyed() string {
	if t.keyGone.IsZero() {
		return "The last key here that could open an older copy is destroyed. Custodians’ copies of the keyring that hold it must be destroyed too."
	}
	return "The last key here that could open an older copy was destroyed on " + t.keyGone.Plain() +
		". Custodians’ and other servers’ copies of the keyring made before that day must be destroyed too."
}

func (t told) facts() []govuk.Fact {
	ground, _ := t.pages.Pack.Retention.Ground(t.e.Ground)
	facts := []govuk.Fact{
		{Term: "What", Detail: govuk.Text(t.thing())},
		{Term: "Ground", Detail: govuk.Text(ground.Name)},
		{Term: "Authority", Detail: govuk.Text(t.e.Authority())},
		{Term: "Why", Detail: govuk.Text(t.e.Why)},
		{Term: "Proposed by", Detail: govuk.Text(proposedWords(t.v.People, t.e.Entry))},
	}
	if c := t.e.Confirmed; c != nil {
		facts = append(facts, govuk.Fact{Term: "Confirmed by", Detail: govuk.Text(proposedWords(t.v.People, c.Entry))})
	}
	if r := t.e.Refused; r != nil {
		facts = append(facts, govuk.Fact{Term: "Refused by", Detail: govuk.Text(proposedWords(t.v.People, r.Entry))})
	}
	return facts
}

// thing is what it was, by its sort.
func (t told) thing() string {
	if !t.e.Whole() {
		if means := t.v.Ledger().Registry().Means(t.e.Kind); means != "" {
			return "One entry of a case. " + means
		}
		return "One entry of a case"
	}
	words := "A case in " + string(t.e.Law) + " law"
	if !t.e.Closed.IsZero() {
		words += ", closed on " + t.e.Closed.Plain()
	}
	if !t.e.Due.IsZero() {
		words += ", to be kept until " + t.e.Due.Plain()
	}
	return words
}

// sorts are what places are called where nobody may be named.
var sorts = map[retention.PlaceSort]string{
	retention.DrawnEvidence: "Evidence drawn from it", retention.DrawnFrom: "What it was drawn from", retention.CarriedCopy: "A copy in a linked case",
	retention.SignedReport: "A signed report", retention.SentReport: "A report that was sent", retention.DraftStatement: "A statement of a draft",
}

// places are the answers that were given, without a word of what stood there.
func (t told) answers() []govuk.Fact {
	var facts []govuk.Fact
	for _, p := range t.e.Places {
		facts = append(facts, govuk.Fact{Term: sorts[p.Sort], Detail: govuk.Text(answerWords(p))})
	}
	return facts
}

func answerWords(p retention.AnsweredPlace) string {
	switch p.Answer {
	case retention.EraseToo:
		return "Erased too"
	case retention.Keep:
		return "Kept, because: " + p.Why
	default:
		return "Somebody else holds it. " + p.Why
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// counted is a part of a sentence for one or several; "" for none.
func counted(n int, one, several string) string {
	if n <= 0 {
		return ""
	}
	return numbered(n, one, several)
}

func numbered(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(several, n)
}
