package letterpage

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// writePage is a letter as it is written, looked at, and kept as sent.
type writePage struct {
	web.CaseForm
	desk     letter.Desk
	state    *casework.State
	template pack.LetterTemplate
	to       leaving.Recipient
	who      *casework.Person // nil for somebody outside the case
	paper    *letter.Paper    // as it was looked at; nil before that
}

func (p writePage) Title() string         { return "What a letter says" }
func (p writePage) Body() templ.Component { return writeBody(p) }

func (p Pages) writePage(c *web.Case) (writePage, error) {
	s := casework.Of(c.History)
	t, known := p.Desk.Pack.Letters.Template(c.Request.PathValue("template"))
	to, who, found := recipient(s, c.Request.PathValue("to"))
	if !known || !found {
		return writePage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return writePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk, s, t, to, who, nil}, err
}

// showWrite offers the letter as it is filled from the case, and today as the day on which it goes.
func (p Pages) showWrite(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	if err != nil {
		return nil, err
	}
	t, f := page.template, page.Form
	fill := letter.Filling{Pack: p.Desk.Pack, State: page.state, To: page.addressee(), Writer: c.Person.Name, Now: c.Now}
	f.Set("subject", fill.Fill(t, t.Subject))
	f.Set("text", fill.Fill(t, t.Body))
	f.Set("gateway", string(t.Gateway))
	f.Set("authority", t.Authority)
	f.Set("purpose", t.Purpose)
	f.SetDate("when", calendar.DateInLondon(c.Now))
	return page, nil
}

// addressee is whom the letter addresses; nil for a solicitor and for a body.
func (p writePage) addressee() *casework.Person {
	if p.who != nil && p.to.Name != p.who.Name() {
		return nil
	}
	return p.who
}

// write shows what a letter will be, and keeps it once it was looked at as it is.
func (p Pages) write(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	there := c.SeeOther(c.URL(Home, string(f.ID)))
	if _, sent := letter.Find(c.History, f.ID); sent {
		return there, nil
	}
	form := page.read()
	if err := page.warn(form); err != nil {
		return nil, err
	}
	if _, err := letter.Check(p.Desk.Pack, page.state, page.writing(), form); err != nil && !f.Refused(err) {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	paper := letter.PaperOf(page.state, p.Desk.Pack.About.Service, page.writing(), page.named(form), form)
	page.paper = &paper
	if !f.Ticked("keep") {
		return page, nil
	}
	if f.Text("looked") != page.looked() {
		f.Errors.Add("text", "It changed since you looked at it. Look at it again, below, and keep it then")
		return page, nil
	}
	err = page.send(form)
	if f.Refused(err) {
		return page, nil
	}
	return there, err
}

func (p writePage) send(form letter.Form) error {
	pdf, word, err := p.desk.Print(p.Context(), p.History, *p.paper)
	if err != nil {
		return err
	}
	return p.Act(p.Form, func(h *ledger.History) (ledger.Change, error) {
		return letter.Send(p.desk.Pack, h, p.writing(), p.Form.ID, form, letter.Made{PDF: pdf, Word: word})
	})
}

func (p writePage) writing() letter.Writing {
	return letter.Writing{By: p.By(), Name: p.Person.Name, Manages: p.May(access.CaseManager), Now: p.Now}
}

// named is the recipient as the letter names them.
func (p writePage) named(form letter.Form) leaving.Recipient {
	if form.To.Name == "" {
		form.To.Name = words.UpperFirst(form.To.Sort.Words())
	}
	return form.To
}

// read is the form as it was sent.
func (p writePage) read() letter.Form {
	f := p.Form
	to := p.to
	if p.who == nil {
		to.Name = f.Text("to")
	}
	form := letter.Form{
		Template: p.template.ID, To: to, Subject: f.Text("subject"), Text: f.Text("text"), Address: f.Text("address"),
		Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"), Purpose: f.Text("purpose"),
		Way:  letter.Way{How: leaving.How(f.Text("how")), Safe: f.Text("safe")},
		When: casework.When(f.Date("when", "The day"), f.Time("clock", "The time")),
	}
	if who := p.addressee(); who != nil {
		form.Way.At = detailOf(who, f.Text("at"))
	}
	return form
}

// warn asks for hidden details to be taken out, of whoever gets the letter and of everybody on the case, who reads it.
func (p writePage) warn(form letter.Form) error {
	held, err := casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, form.Texts()...)
	if err != nil {
		return err
	}
	gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, letter.RecipientOf(form.To))
	if err != nil {
		return err
	}
	for _, k := range gate.In(form.Texts()...) {
		held = append(held, k.Words(p.Words))
	}
	p.Form.MustGo(unique(held))
	return nil
}

func unique(all []string) (out []string) {
	seen := map[string]bool{}
	for _, one := range all {
		if !seen[one] {
			out, seen[one] = append(out, one), true
		}
	}
	return out
}

// looked is what was looked at, so that what is kept is that.
func (p writePage) looked() string {
	sum := sha256.New()
	for _, text := range p.paper.Texts() {
		sum.Write([]byte(text + "\x00"))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// data is the form; what was looked at goes with it.
func (p writePage) data() govuk.FormData {
	d := p.Form.Data()
	if p.paper != nil {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: "looked", Value: p.looked()})
	}
	return d
}

// paragraphs are the letter as it was looked at.
func (p writePage) paragraphs() []string {
	var all []string
	for _, b := range p.paper.Document.Sections[0].Blocks {
		all = append(all, b.Paragraph.Statements[0].Text)
	}
	return all
}

// details are those by which the letter may go: by what they are, and never by what they say when they are hidden from anybody.
func (p writePage) details() []govuk.Option {
	all := []govuk.Option{{Label: "Choose, unless it goes by hand"}}
	for _, d := range p.who.Details() {
		if d.Kind != casework.Address && d.Kind != casework.EmailAddress {
			continue
		}
		label := words.UpperFirst(d.Kind.Named(p.Words)) + ", " + d.Hiding.Words(p.Words) + ": it is not printed on the letter"
		if !d.Confidential() {
			label = d.Value
		}
		all = append(all, govuk.Option{Value: string(d.Ref.Entry), Label: label})
	}
	return all
}

// safely is how it is safe to reach the recipient.
func (p writePage) safely() []string {
	if p.addressee() == nil || p.who.Organisation() {
		return nil
	}
	return p.who.Safe().Sentences(p.Words)
}

// gatewaysOf are what may allow a paper to leave. Who is in danger is not written to: that is told, at once.
func gatewaysOf(pk *pack.Pack, now time.Time) []govuk.Option {
	var all []govuk.Option
	for _, g := range pk.Leaving.InForce(calendar.DateInLondon(now)) {
		if g.Urgent {
			continue
		}
		hint := g.Explain + " " + g.Cite() + "."
		if g.Manager {
			hint += " A manager of the case decides it."
		}
		all = append(all, govuk.Option{Value: string(g.ID), Label: g.Name, Hint: hint})
	}
	return all
}
