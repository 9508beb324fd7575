package letter

import (
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
)

// Form is a letter as somebody writes it.
type Form struct {
	Template  string // of the pack
	To        leaving.Recipient
	Subject   string
	Text      string // paragraphs, parted by empty lines
	Address   string // of a body outside the case, as it is printed; may be empty
	Gateway   pack.GatewayID
	Authority string
	Purpose   string
	Way       Way
	When      *ledger.Happened // when it went
}

// Texts are all words that everybody on the case reads of it.
func (f Form) Texts() []string {
	return []string{f.To.Name, f.Subject, f.Text, f.Address, f.Authority, f.Purpose, f.Way.Safe}
}

// Writing is who writes a letter, and when.
type Writing struct {
	By      ledger.Author
	Name    string
	Manages bool // they manage the case
	Now     time.Time
}

// Check finds what keeps a letter from being sent, and completes what is said of it: its recipient’s name, the source of what allows it.
func Check(p *pack.Pack, s *casework.State, w Writing, form Form) (leaving.LeftBody, error) {
	t, known := p.Letters.Template(form.Template)
	left, gateway, err := leaving.Allows(p, s, w.Now, leaving.LeftBody{
		What: "Letter: " + t.Name, To: form.To, Purpose: form.Purpose, Gateway: form.Gateway, Authority: form.Authority, How: form.Way.How,
	})
	ps := fault.FieldsOf(err)
	ps.Need(known, "template", "Choose one of the letters")
	ps.Need(!gateway.Manager || w.Manages, "gateway", "A manager of the case decides this, and sends it")
	ps.Need(given(form.Subject), "subject", "Say what it is about")
	ps.Need(given(form.Text), "text", "Write the letter")
	if left := Unfilled(form.Subject, form.Text, form.Authority); len(left) > 0 {
		ps.Need(false, "text", "Fill in or take out what stands in square brackets: "+strings.Join(left, " "))
	}
	ps.Need(form.When != nil && !form.When.Start().After(w.Now), "when", "Say when it went; that cannot be in the future")
	ps.Need(left.How.Words() != "" && form.Way.How != leaving.Told && form.Way.How != leaving.Shown, "how", "Say how it goes")
	who, _ := s.Person(form.To.Person)
	if field, sentence := form.Way.Unsafe(toThemselves(who, left.To)); sentence != "" {
		ps.Need(false, field, sentence)
	}
	return left, ps.Err()
}

// toThemselves is the person whom a letter reaches; nil for their solicitor, whose office is not theirs.
func toThemselves(who *casework.Person, to leaving.Recipient) *casework.Person {
	if who == nil || to.Name == leaving.SolicitorOf(who) {
		return nil
	}
	return who
}

// PaperOf is a letter as it is printed, for its recipient. Their address stands on it only where it is in the open: one that is hidden from somebody is
// written on the envelope, and in nothing that the case keeps.
func PaperOf(s *casework.State, service string, w Writing, to leaving.Recipient, form Form) Paper {
	on := casework.DayOf(form.When)
	if on.IsZero() {
		on = calendar.DateInLondon(w.Now)
	}
	d := typeset.Document{
		Title: typeset.Printable(form.Subject), Language: "en-GB", Date: on.String(), Author: typeset.Printable(w.Name),
		Particulars: []typeset.Particular{
			{Label: "To", Value: typeset.Printable(addressed(s, to, form))},
			{Label: "From", Value: typeset.Printable(w.Name + ", " + service)},
			{Label: "Date", Value: on.Plain()},
		},
	}
	var body typeset.Section
	for paragraph := range strings.SplitSeq(form.Text, "\n\n") {
		if text := strings.TrimSpace(typeset.Printable(paragraph)); text != "" {
			body.Blocks = append(body.Blocks, typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text}}}})
		}
	}
	d.Sections = []typeset.Section{body}
	return Paper{Name: "The letter", Document: d, To: RecipientOf(to), Letter: true}
}

func addressed(s *casework.State, to leaving.Recipient, form Form) string {
	name := to.Name
	if name == "" {
		name = to.Words()
	}
	address := form.Address
	if _, d, ok := s.Detail(form.Way.At); ok && form.Way.How == leaving.ByPost {
		address = d.Value // "" of one that is hidden
	}
	return strings.TrimSpace(name + "\n" + address)
}

// Made is what was made of a letter.
type Made struct{ PDF, Word ledger.File }

// Send keeps a letter as it was sent, on the register of what left the case.
func Send(p *pack.Pack, h *ledger.History, w Writing, id ledger.EntryID, form Form, made Made) (ledger.Change, error) {
	s := casework.Of(h)
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	left, err := Check(p, s, w, form)
	if err != nil {
		return ledger.Change{}, err
	}
	left.How = form.Way.How
	m := &ledger.Making{By: w.By}
	ledger.Put(m, s.Stream, leaving.PaperLeft, id, form.When, leaving.PaperLeftBody{
		LeftBody: left, Template: form.Template, Title: form.Subject, Text: form.Text, At: form.Way.At, Safe: form.Way.Safe, PDF: made.PDF, Word: made.Word,
	})
	return m.Done()
}

// Sent is a paper that was sent.
type Sent struct {
	leaving.PaperLeftBody
	Entry ledger.Entry
}

type sent struct{ all []*Sent }

var folding = casework.NewFold(func(s *sent, e ledger.Entry) {
	if b, ok := e.Body.(leaving.PaperLeftBody); ok {
		s.all = append(s.all, &Sent{b, e})
	}
})

// All are the papers that were sent from a case, the newest first.
func All(h *ledger.History) []*Sent {
	var all []*Sent
	for _, s := range folding.Of(h).all {
		all = append([]*Sent{s}, all...)
	}
	return all
}

// Find is a paper by the id of its entry.
func Find(h *ledger.History, id ledger.EntryID) (*Sent, bool) {
	for _, s := range folding.Of(h).all {
		if s.Entry.ID == id {
			return s, true
		}
	}
	return nil, false
}
