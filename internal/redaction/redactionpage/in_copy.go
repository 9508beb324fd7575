package redactionpage

import (
	"fmt"
	"slices"
	"strconv"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// inCopy is a copy on its way, with what its document says and what is kept from its recipient.
type inCopy struct {
	web.CasePage
	desk  redaction.Desk
	copy  *redaction.Copy
	text  redaction.Text
	gates redaction.Gates

	colleague *casework.Gate // finds what is hidden from whoever looks
}

// on is a page about a copy, for whoever is on record as having been shown its document. Anybody else is asked first why they need to see it.
func (p Pages) on(do func(*inCopy) (web.Page, error)) func(*web.Case) (web.Page, error) {
	return func(c *web.Case) (web.Page, error) {
		in, err := p.inCopy(c)
		if err != nil {
			return nil, err
		}
		if !redaction.Opened(c.History, c.Person.ID, in.copy.Document) {
			return c.SeeOther(in.url("open")), nil
		}
		return do(in)
	}
}

func (p Pages) inCopy(c *web.Case) (*inCopy, error) {
	named, err := c.Entry("copy")
	if err != nil {
		return nil, err
	}
	copied, ok := redaction.Of(c.History).Copy(ledger.Ref{Stream: c.Stream, Entry: named})
	if !ok {
		return nil, fault.Absent(nil)
	}
	side, err := sideOf(c)
	if err != nil {
		return nil, err
	}
	if _, there := redaction.Find(redaction.Choices(p.Desk.Pack, c.History, side), copied.Document.Key()); !there {
		return nil, fault.Refuse("The document of this copy is not open in this case any more, and no copy of it leaves.", nil)
	}
	reading, ok := redaction.ReadingOf(side, copied.Read)
	if !ok {
		return nil, fault.Absent(nil)
	}
	in := &inCopy{CasePage: web.CasePage{Case: c}, desk: p.Desk, copy: copied}
	if in.text, err = p.Desk.Text(c.Context(), reading); err != nil {
		return nil, err
	}
	if in.colleague, err = casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID)); err != nil {
		return nil, err
	}
	in.gates, err = p.Desk.GatesOf(c.Context(), c.History, copied)
	return in, err
}

func sideOf(c *web.Case) (*ledger.History, error) {
	state := casework.Of(c.History)
	if !state.Began() {
		return nil, fault.Absent(nil)
	}
	side, err := c.Ledger().Read(c.Context(), state.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	return side, nil
}

// url is the address of a page about the copy.
func (in *inCopy) url(parts ...string) string { return copyURL(in.Case, in.copy, parts...) }

func copyURL(c *web.Case, copied *redaction.Copy, parts ...string) string {
	return c.URL(append([]string{"copies", string(copied.Ref.Entry)}, parts...)...)
}

func (in *inCopy) pageURL(number int, parts ...string) string {
	return in.url(append([]string{"page", strconv.Itoa(number)}, parts...)...)
}

// to is the recipient, in the middle of a sentence.
func (in *inCopy) to() string { return in.copy.Wanted.To.Words() }

// found is what a page holds that is kept from the recipient, as it is marked now.
func (in *inCopy) found(page int) []redaction.Found {
	return in.gates.In(in.text, page, in.copy.Removals())
}

// place leads to words of the document. What is hidden from whoever looks is named by its line alone.
func (in *inCopy) place(s redaction.Span) govuk.Link {
	at := "page " + strconv.Itoa(s.Page)
	link := govuk.Link{Text: "“" + in.text.Says(s) + "”, " + at, Href: in.pageURL(s.Page)}
	covers := func(f redaction.Found) bool { return f.From <= s.To && s.From <= f.To }
	if slices.ContainsFunc(redaction.Hidden(in.colleague, in.text, s.Page), covers) {
		page, _ := in.text.Page(s.Page)
		link.Text = words.UpperFirst(at) + ", " + words.LowerFirst(lineOf(page, s))
	}
	return link
}

// lineOf says in which line of a page words begin.
func lineOf(page redaction.Page, s redaction.Span) string {
	for _, l := range page.Lines() {
		if s.From < l.First+len(l.Words) {
			return "Line " + strconv.Itoa(l.Number)
		}
	}
	return ""
}

// holdsHidden asks for hidden details to be taken out of what was typed: everybody on the case reads it, and the register is shown to others.
func holdsHidden(c *web.Case, f *web.Form, fields ...string) error {
	var typed []string
	for _, field := range fields {
		typed = append(typed, f.Text(field))
	}
	return f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, typed...))
}

// done says who did something, and when.
func done(c *web.Case, e ledger.Entry) string {
	return c.People.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Brief() + ", " + calendar.InLondon(e.Recorded).Format("15:04")
}

// copyForm is embedded by every page about a copy that holds one form.
type copyForm struct {
	*inCopy
	Form *web.Form
}

func (in *inCopy) form() (copyForm, error) {
	form, err := in.Case.Form()
	return copyForm{in, form}, err
}

// Errors is what is wrong with the form.
func (p copyForm) Errors() govuk.Errors { return p.Form.Errors }

// Clashed reports whether others changed the same thing meanwhile.
func (p copyForm) Clashed() bool { return p.Form.Conflict != nil }
