package letterpage

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/words"
)

// writePage is a letter as it is written, looked at, and kept as sent.
type writePage struct {
	goingPage
	template pack.LetterTemplate
	to       leaving.Recipient
	who      *casework.Person // nil for somebody outside the case
	paper    *letter.Paper    // as it was looked at; nil before that
	asks     []string         // of a letter to a child
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
	page, err := p.goingPage(c)
	return writePage{page, t, to, who, nil, nil}, err
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
	form, writing := page.read(), page.writing()
	return page.goes(func() web.Page { return page }, going{
		warn: func() error { return page.warn(form) },
		check: func() error {
			_, err := letter.Check(p.Desk.Pack, page.state, writing, form)
			return err
		},
		look: func() (bool, error) {
			to := page.named(form)
			paper, err := p.Desk.Disputed(c.Context(), c.History, letter.PaperOf(page.state, p.Desk.Pack.About.Service, writing, to, form), to)
			page.paper, page.asks = &paper, letter.AskedOfChilds(p.Desk.Pack, page.template, writing.Name, form.Text)
			return err == nil && page.lookedAt(), err
		},
		paper: func() (letter.Paper, error) { return *page.paper, nil },
		send: func(h *ledger.History, made letter.Made) (ledger.Change, error) {
			return letter.Send(p.Desk.Pack, h, writing, page.Form.ID, form, made)
		},
	})
}

// lookedAt reports whether the letter is to be kept and is as it was looked at.
func (p writePage) lookedAt() bool {
	f := p.Form
	if !f.Ticked("keep") {
		return false
	}
	if len(p.asks) > 0 && !f.Ticked("as-it-is") {
		f.Errors.Add("as-it-is", "Look at what is asked of the letter, or say that this child understands it as it is")
		return false
	}
	if f.Text("looked") != p.looked() {
		f.Errors.Add("text", "It changed since you looked at it. Look at it again, below, and keep it then")
		return false
	}
	return true
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
	return letter.Form{
		Template: p.template.ID, To: to, Subject: f.Text("subject"), Text: letter.Greet(f.Text("text"), to.Name), Address: f.Text("address"),
		Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"), Purpose: f.Text("purpose"),
		Way: p.way(p.addressee()), When: casework.When(f.Date("when", "The day"), f.Time("clock", "The time")),
	}
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

// paragraphs are a part of the letter as it was looked at, with what heads it.
func paragraphs(of typeset.Section) []string {
	var all []string
	for _, b := range of.Blocks {
		if b.Heading != "" {
			all = append(all, b.Heading)
		}
		if b.Paragraph != nil {
			all = append(all, b.Paragraph.Statements[0].Text)
		}
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
