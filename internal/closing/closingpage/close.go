package closingpage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// closePage is one form by which a case is closed: the outcome, what is asked at the end, and everything that the record shows as open.
type closePage struct {
	formPage
	state       *casework.State
	pack        *pack.Pack
	list        pack.ClosingList
	lines       []closing.Line
	report      *report.Report // that recommends something; nil when none does
	recommended []string       // its words
	takers      []access.Person
}

func (p closePage) Title() string         { return "Close this case" }
func (p closePage) Body() templ.Component { return closeBody(p) }

func (p Pages) newClosePage(c *web.Case) (closePage, error) {
	form, err := newFormPage(c)
	page := closePage{formPage: form, state: casework.Of(c.History), pack: p.Desk.Pack, report: closing.Recommended(c.History)}
	if err != nil {
		return page, err
	}
	if page.list, err = p.Desk.List(page.state, calendar.DateInLondon(c.Now)); err != nil {
		return page, err
	}
	if page.lines, err = p.Desk.Open(c.History, page.list); err != nil {
		return page, err
	}
	page.takers = page.state.MayBeGivenTo(c.People, c.Person)
	page.recommended, err = recommendations(c, page.report)
	return page, err
}

// recommendations are the words of what a report advises.
func recommendations(c *web.Case, r *report.Report) ([]string, error) {
	if r == nil {
		return nil, nil
	}
	draft, err := c.Ledger().Read(c.Context(), r.Draft)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, s := range report.DraftOf(draft).Statements() {
		if s.Kind == report.Recommendation {
			all = append(all, s.Text)
		}
	}
	return all, nil
}

func (p Pages) showClose(c *web.Case) (web.Page, error) {
	page, err := p.newClosePage(c)
	if err != nil {
		return nil, err
	}
	if page.state.Status() == casework.Closed {
		return c.SeeOther(c.URL("closed")), nil
	}
	page.prefill()
	return page, nil
}

func (p Pages) closeCase(c *web.Case) (web.Page, error) {
	page, err := p.newClosePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := page.read()
	if err := warn(c, f, texts(form)); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) {
		return p.Desk.Close(h, c.By(), f.ID, calendar.DateInLondon(c.Now), form)
	}
	if len(f.Errors) > 0 {
		_, err = verb(c.History) // asks only what else is wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("closed")), err
}

// texts are all that was typed.
func texts(form closing.Form) []string {
	all := []string{form.Outcome.Words, form.Outcome.Reasons}
	for _, a := range form.Answers {
		all = append(all, a.Words)
	}
	slices.Sort(all)
	return all
}

// warn asks for hidden details to be taken out: everybody who reads the case reads how it was closed.
func warn(c *web.Case, f *web.Form, texts []string) error {
	return warnOf(c, f, []ledger.StreamID{c.Stream}, texts...)
}

// warnOf is warn for words that are read in several cases.
func warnOf(c *web.Case, f *web.Form, cases []ledger.StreamID, texts ...string) error {
	for _, stream := range cases {
		h, err := c.Ledger().Read(c.Context(), stream)
		if err != nil {
			return err
		}
		if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), h, c.Words, texts...)); err != nil {
			return err
		}
	}
	return nil
}

// noOrder is what the form sends when the work ends without an order.
const noOrder = "none"

func (p closePage) read() closing.Form {
	f := p.Form
	form := closing.Form{
		On: f.Date("on", "The day on which the work ended"), NoOrder: f.Text("order") == noOrder, Answers: map[string]closing.Answer{},
		Review: f.Text("review"), ReviewOn: f.Date("review-on", "The day of the review"), Looks: p.colleague(f.Text("looks")),
	}
	form.Outcome = closing.Outcome{
		Words: f.Text("decided"), Compared: closing.Compared(f.Text("compared")), Reasons: f.Text("reasons"), NoReasons: f.Ticked("no-reasons"),
	}
	if o, ok := p.order(f.Text("order")); ok {
		form.Outcome.Order = o.Ref
	}
	for _, a := range p.list.Asks {
		form.Answers[a.ID] = p.answer(a.ID)
	}
	for _, l := range p.lines {
		form.Answers[l.Key] = p.answer(l.Key)
	}
	return form
}

// wordsOf is the field of the words that go with each fate.
var wordsOf = map[closing.Fate]string{closing.Done: "how", closing.Released: "why", closing.Handed: "yet"}

func (p closePage) answer(key string) closing.Answer {
	f := p.Form
	fate := closing.Fate(f.Text(closing.Field(key, "")))
	a := closing.Answer{Fate: fate, Words: f.Text(closing.Field(key, wordsOf[fate])), To: p.colleague(f.Text(closing.Field(key, "to")))}
	if fate == closing.Done {
		a.On = f.Date(closing.Field(key, "on"), "The day")
	}
	return a
}

func (p closePage) order(id string) (*casework.Order, bool) {
	return p.state.Order(ledger.Ref{Stream: p.Stream, Entry: ledger.EntryID(id)})
}

// colleague is whoever was chosen, of those who may take what is left.
func (p closePage) colleague(id string) closing.Colleague {
	for _, who := range p.takers {
		if string(who.ID) == id {
			return closing.Colleague{Person: who.ID, Name: who.Name}
		}
	}
	return closing.Colleague{}
}

// prefill writes into a fresh form what the record holds: the final order and what was decided, and what is done of what is asked.
func (p closePage) prefill() {
	f := p.Form
	f.SetDate("on", calendar.DateInLondon(p.Now))
	if o, ok := p.finalOrder(); ok {
		f.Set("order", string(o.Ref.Entry))
		if h, listed := p.state.Hearing(o.Hearing); listed {
			f.Set("decided", h.Fact(casework.Outcome).Value())
		}
	}
	worker := p.worker()
	f.Set("looks", worker)
	for _, a := range p.list.Asks {
		f.Set(closing.Field(a.ID, "to"), worker)
		p.prefillAsk(a)
	}
	for _, l := range p.lines {
		f.Set(closing.Field(l.Key, "to"), worker)
	}
	p.prefillReview()
}

// prefillAsk answers what is asked where its duty was met.
func (p closePage) prefillAsk(a pack.ClosingAsk) {
	for _, d := range p.state.Duties() {
		if done, is := d.Done(); is && a.Duty != "" && d.Because.Rule == a.Duty {
			p.Form.Set(closing.Field(a.ID, ""), string(closing.Done))
			p.Form.SetDate(closing.Field(a.ID, "on"), done.On)
			p.Form.Set(closing.Field(a.ID, "how"), done.How)
		}
	}
}

// prefillReview takes the day of a review that is listed.
func (p closePage) prefillReview() {
	for _, h := range p.state.Hearings() {
		if r := p.list.Review; r.Question != "" && h.Type() == r.Hearing && h.State() == casework.HearingListed {
			p.Form.Set("review", "yes")
			p.Form.SetDate("review-on", h.Day())
		}
	}
}

// finalOrder is the newest order of a hearing that ends cases on this track.
func (p closePage) finalOrder() (*casework.Order, bool) {
	track, _ := p.pack.Track(p.state.Track())
	for _, o := range slices.Backward(p.state.Orders()) {
		if h, ok := p.state.Hearing(o.Hearing); ok && track.FinalHearing != "" && strings.EqualFold(h.Type(), track.FinalHearing) {
			return o, true
		}
	}
	return nil, false
}

// worker is whose case it is, if they may take what is left; "" otherwise.
func (p closePage) worker() string {
	if a, has := p.state.Worker(p.Now); has {
		return string(p.colleague(string(a.Worker)).Person)
	}
	return ""
}

// leftWords says how much the record shows as open.
func (p closePage) leftWords() string {
	switch n := len(p.lines); n {
	case 0:
		return "Nothing is open on the record."
	case 1:
		return "One thing is open on the record. Say what becomes of it, or who takes it."
	default:
		return strconv.Itoa(n) + " things are open on the record. Say what becomes of each, or who takes it."
	}
}

func (p closePage) orderOptions() []govuk.Option {
	options := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, o := range slices.Backward(p.state.Orders()) {
		label := o.Name
		if !o.Made.IsZero() {
			label += ", " + o.Made.Plain()
		}
		options = append(options, govuk.Option{Value: string(o.Ref.Entry), Label: label})
	}
	return append(options, govuk.Option{Value: noOrder, Label: "None: the work ends without an order"})
}

func (p closePage) takerOptions() []govuk.Option {
	options := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.takers {
		options = append(options, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return options
}
