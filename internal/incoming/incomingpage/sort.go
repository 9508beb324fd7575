package incomingpage

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/incoming"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/workbench"
	"candour/internal/workbench/mailfile"
)

// sortPage is an e-mail as it was read, to be confirmed as a note and its attachments as papers.
type sortPage struct {
	web.CaseForm
	pages Pages
	state *casework.State
	side  *ledger.History
	email *incoming.Email
	mail  mailfile.Mail
	names []string // what each attachment is called as a paper
}

func (p sortPage) Title() string         { return "An e-mail to sort" }
func (p sortPage) Body() templ.Component { return sortBody(p) }

func (p Pages) sortPage(c *web.Case) (sortPage, error) {
	side, err := sideOf(c)
	if err != nil {
		return sortPage{}, err
	}
	id, err := c.Entry("email")
	if err != nil {
		return sortPage{}, err
	}
	email, found := incoming.Of(side).Find(id)
	if !found {
		return sortPage{}, fault.Absent(nil)
	}
	mail, err := p.read(c, email)
	if err != nil {
		return sortPage{}, err
	}
	if err := mayRead(c, email, mail); err != nil {
		return sortPage{}, err
	}
	names, err := namesOf(c, mail)
	if err != nil {
		return sortPage{}, err
	}
	form, err := c.Form()
	return sortPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p, casework.Of(c.History), side, email, mail, names}, err
}

// namesOf are what the attachments are called as papers, which everybody on the case reads: one whose name holds what is hidden is counted instead.
func namesOf(c *web.Case, m mailfile.Mail) ([]string, error) {
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToCourt())
	if err != nil {
		return nil, err
	}
	var names []string
	for i, a := range m.Attached {
		if len(gate.In(a.Name)) > 0 {
			a.Name = "Attachment " + strconv.Itoa(i+1)
		}
		names = append(names, a.Name)
	}
	return names, nil
}

// mayRead refuses an e-mail with details that were not shown to whoever looks. Whoever brought it has read it already.
func mayRead(c *web.Case, e *incoming.Email, m mailfile.Mail) error {
	if e.Entry.Author.Person == c.Person.ID {
		return nil
	}
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID))
	if err != nil {
		return err
	}
	texts := append([]string{incoming.Said(m), incoming.To(m), m.From.Name, m.From.Address}, m.NotTaken...)
	for _, a := range m.Attached {
		texts = append(texts, a.Name)
	}
	return gate.Refuse("This e-mail", texts...)
}

func (p Pages) read(c *web.Case, e *incoming.Email) (mailfile.Mail, error) {
	from, err := p.Files.Get(c.Context(), e.File)
	if err != nil {
		return mailfile.Mail{}, fmt.Errorf("open an e-mail: %w", err)
	}
	content, err := io.ReadAll(from)
	if err != nil {
		return mailfile.Mail{}, fmt.Errorf("read an e-mail: %w", err)
	}
	mail, err := p.Reader.Mail(c.Context(), content)
	if err != nil && fault.KindOf(err) != fault.Internal { // it could be read when it was brought
		err = fault.Down("We cannot read this e-mail at the moment. It is kept as it came: try again later.", err)
	}
	return mail, err
}

// showSort offers what was read of the e-mail.
func (p Pages) showSort(c *web.Case) (web.Page, error) {
	page, err := p.sortPage(c)
	if err != nil || page.email.Sorted != nil {
		return p.sorted(c, page), err
	}
	f, m := page.Form, page.mail
	if who, known := incoming.Sender(page.state, m.From); known {
		f.Set("sender", string(who.Ref.Entry))
	} else {
		f.Set("with", m.From.Words())
	}
	on, at := incoming.When(m, c.Now)
	f.SetDate("when", on)
	f.Set("at", at)
	f.Set("said", incoming.Said(m))
	f.Set("others", incoming.To(m))
	var all []string
	for i := range m.Attached {
		all = append(all, strconv.Itoa(i))
	}
	f.Set("attached", all...)
	return page, nil
}

// sorted leads to what an e-mail became.
func (p Pages) sorted(c *web.Case, page sortPage) web.Page {
	if page.email == nil || page.email.Sorted == nil || page.email.Sorted.Note.IsZero() {
		return c.SeeOther(c.URL(Home))
	}
	return c.SeeOther(c.URL("note", string(page.email.Sorted.Note.Entry)))
}

func (p Pages) sort(c *web.Case) (web.Page, error) {
	page, err := p.sortPage(c)
	if err != nil || page.email.Sorted != nil {
		return p.sorted(c, page), err
	}
	f := page.Form
	if f.Ticked("aside") {
		return page.putAside()
	}
	form := incoming.SortForm{Email: page.email.Entry.Ref(), Note: page.note()}
	if err := page.warn(form.Note); err != nil {
		return nil, err
	}
	if _, err := page.verb(form)(page.histories()); f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	if form.Papers, err = page.papers(); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = c.ActOn(f, []ledger.StreamID{page.side.Stream}, page.verb(form))
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("note", string(f.ID))), err
}

func (p sortPage) histories() ledger.Histories {
	return ledger.Histories{p.Stream: p.History, p.side.Stream: p.side}
}

func (p sortPage) verb(form incoming.SortForm) ledger.Verb {
	return func(hs ledger.Histories) (ledger.Change, error) {
		return incoming.Sort(p.pages.Pack, hs[p.Stream], hs[p.side.Stream], p.By(), p.Form.ID, form)
	}
}

func (p sortPage) putAside() (web.Page, error) {
	f := p.Form
	why := f.Text("why")
	err := p.ActOn(f, []ledger.StreamID{p.side.Stream}, func(hs ledger.Histories) (ledger.Change, error) {
		return incoming.PutAside(hs[p.Stream], hs[p.side.Stream], p.By(), f.ID, p.email.Entry.Ref(), why)
	})
	if f.Refused(err) {
		return p, nil
	}
	return p.SeeOther(p.URL(Home)), err
}

// note is the note as it was confirmed.
func (p sortPage) note() casework.NoteForm {
	f := p.Form
	n := casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: casework.Email, With: f.Text("with"), Said: f.Text("said"), Others: f.Text("others")},
		When:     casework.When(f.Date("when", "The day"), f.Time("at", "The time")), Now: p.Now,
	}
	if who, ok := p.sender(); ok {
		n.With, n.People = who.Called(), []ledger.Ref{who.Ref}
	}
	return n
}

func (p sortPage) sender() (*casework.Person, bool) {
	id := p.Form.Entry("sender")
	if id == "" {
		return nil, false
	}
	return p.state.Person(ledger.Ref{Stream: p.Stream, Entry: id})
}

// papers are the attachments that were ticked, each kept as it came. One that cannot be kept is named, and nothing is recorded until it is left out.
func (p sortPage) papers() ([]evidence.SourceForm, error) {
	var papers []evidence.SourceForm
	about := p.about()
	for i, a := range p.mail.Attached {
		if !slices.Contains(p.Form.All("attached"), strconv.Itoa(i)) {
			continue
		}
		file, err := p.pages.Files.Put(p.Context(), string(workbench.Sniff(a.Content)), bytes.NewReader(a.Content))
		switch fault.KindOf(err) {
		case fault.Invalid, fault.TooLarge, fault.Unavailable:
			p.Form.Errors.Add("attached", a.Name+" cannot be kept: "+fault.Sentence(err))
			continue
		}
		if err != nil {
			return nil, err
		}
		one := about
		one.Paper = evidence.Paper{Name: p.names[i], File: file}
		papers = append(papers, one)
	}
	if len(papers) > 0 && p.Form.Text("kind") == "" {
		p.Form.Errors.Add("kind", "Say what sort of source the attachments are from")
	}
	return papers, nil
}

// about is what is said of every attachment: it came from the sender, with the e-mail.
func (p sortPage) about() evidence.SourceForm {
	who := evidence.Who{Name: p.Form.Text("with")}
	if person, ok := p.sender(); ok {
		who = evidence.Who{Person: person.Ref}
	}
	n := p.note()
	return evidence.SourceForm{Said: n.When, SourceBody: evidence.SourceBody{
		Who: who, Kind: p.Form.Text("kind"), Obtained: inWriting, How: "Attached to an e-mail", Verbatim: true,
	}}
}

// inWriting is how the pack calls what came by e-mail.
const inWriting = "in_writing"

// warn asks for hidden details to be taken out of what everybody on the case reads from then on.
func (p sortPage) warn(n casework.NoteForm) error {
	return p.Form.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, n.Texts()...))
}

func (p sortPage) senders() []govuk.Option {
	all := []govuk.Option{{Label: "Somebody else: say who below"}}
	for _, who := range p.state.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
	}
	return all
}

func (p sortPage) attachments() []govuk.Option {
	var all []govuk.Option
	for i, a := range p.mail.Attached {
		hint := sizeOf(a.Content)
		if p.names[i] != a.Name {
			hint += ". Its name holds what is hidden, so the paper is called “" + p.names[i] + "”"
		}
		all = append(all, govuk.Option{Value: strconv.Itoa(i), Label: a.Name, Hint: hint})
	}
	return all
}

func sizeOf(content []byte) string {
	const kilobyte = 1 << 10
	return strconv.Itoa(max(1, len(content)/kilobyte)) + " kB"
}

func (p sortPage) kinds() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, k := range p.pages.Pack.Evidence.Sources {
		if !k.Tool {
			all = append(all, govuk.Option{Value: k.ID, Label: k.Name})
		}
	}
	return all
}
