package closing

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// Desk is what cases are closed with: the rules, and how reports stand.
type Desk struct {
	Pack    *pack.Pack
	Reports report.Desk
}

// Answer is what somebody says of a matter.
type Answer struct {
	Fate  Fate
	On    calendar.Date // of what was done; the day of the closing when not given
	Words string        // how it was done, or why not
	To    Colleague
}

// Form closes a case.
type Form struct {
	On       calendar.Date
	Outcome  Outcome // the report is chosen by the verb
	NoOrder  bool    // the court made none by which the work ends
	Answers  map[string]Answer
	Review   string // "yes" or "no", where the list asks
	ReviewOn calendar.Date
	Looks    Colleague
}

// List is what is asked when a case is closed on a day.
func (d Desk) List(s *casework.State, on calendar.Date) (pack.ClosingList, error) {
	list, ok := d.Pack.ClosingFor(s.Law, s.Track(), on)
	if !ok {
		return list, fault.Refuse("The rules in force do not say what is asked when such a case is closed.", fmt.Errorf("no closing list for %s law", s.Law))
	}
	return list, nil
}

// Open is what stands in the way of closing a case.
func (d Desk) Open(h *ledger.History, list pack.ClosingList) ([]Line, error) {
	falls, err := d.Reports.Consequences(calendar.Date{}, h)
	return Open(h, list, falls), err
}

// Recommended is the report signed last that recommends something; nil when none does.
func Recommended(h *ledger.History) *report.Report {
	for _, r := range slices.Backward(report.Of(h).Reports()) {
		if r.Signed != nil && slices.ContainsFunc(r.Signed.Statements, func(s report.FrozenStatement) bool { return s.Kind == report.Recommendation }) {
			return r
		}
	}
	return nil
}

// Field is the name of a field about a matter: its fate for "", and "on", "to", and the words for each fate: "how", "why", "yet".
func Field(key, part string) string {
	if part == "" {
		return "m-" + key
	}
	return "m-" + key + "-" + part
}

// Close ends the service's work on a case, once everything that stands in the way is answered: duties are met or withdrawn, what is left is handed to
// people named, and what the list asks is said. If anything has neither an answer nor a reason nothing is done, and each such field is named.
func (d Desk) Close(h *ledger.History, by ledger.Author, id ledger.EntryID, today calendar.Date, form Form) (ledger.Change, error) {
	s := casework.Of(h)
	if s.Status() == casework.Closed {
		return ledger.Change{}, fault.Refuse("This case is closed already.", nil)
	}
	list, err := d.List(s, today)
	if err != nil {
		return ledger.Change{}, err
	}
	lines, err := d.Open(h, list)
	if err != nil {
		return ledger.Change{}, err
	}
	c := &closing{Making: ledger.Making{By: by}, Desk: d, h: h, s: s, id: id, list: list, form: form}
	if err := c.check(lines, today); err != nil {
		return ledger.Change{}, err
	}
	c.put(lines)
	return c.Done()
}

// closing is one closing of one case.
type closing struct {
	ledger.Making
	Desk
	h    *ledger.History
	s    *casework.State
	id   ledger.EntryID
	list pack.ClosingList
	form Form
}

// put makes the entries: what is answered before the end, the end itself with what follows from it, then what that answers, and the account.
func (c *closing) put(lines []Line) {
	account := AccountBody{Case: c.s.Case(), List: c.list.ID, On: c.form.On, Outcome: c.outcome(), Review: c.form.Review == yes, Looks: c.form.Looks}
	for _, l := range lines {
		account.Matters = append(account.Matters, c.line(l))
	}
	c.Take(casework.CloseCase(c.s, c.Pack, c.By, c.id, casework.ClosedBody{On: c.form.On, Why: c.form.Outcome.Words}))
	for _, a := range c.list.Asks {
		account.Matters = append(account.Matters, c.ask(a))
	}
	c.review()
	if account.LookBack = c.lookBack(); account.LookBack.IsZero() {
		account.Looks = Colleague{}
	}
	ledger.Put(&c.Making, c.s.Stream, Accounted, c.derived("account"), nil, account)
}

// outcome is what the form says, compared with a recommendation only where there is an order and a report that recommends something.
func (c *closing) outcome() Outcome {
	o, r := c.form.Outcome, Recommended(c.h)
	switch {
	case o.Order.IsZero() || r == nil || !c.list.Departure:
		return Outcome{Words: o.Words, Order: o.Order}
	case o.Compared == AsAdvised:
		return Outcome{Words: o.Words, Order: o.Order, Report: r.Ref, Compared: AsAdvised}
	case given(o.Reasons):
		o.NoReasons = false
	}
	o.Report = r.Ref
	return o
}

func (c *closing) derived(what string) ledger.EntryID {
	return ledger.DerivedID(c.s.Stream, "closing "+what+" "+string(c.id))
}

// now is the case as it stands with what was made so far.
func (c *closing) now() *casework.State { return c.s.After(c.Change.Entries[c.s.Stream]...) }

func (c *closing) line(l Line) Matter {
	a := c.form.Answers[l.Key]
	if l.Sort == OfDuty {
		c.duty(l.Of, a)
	}
	return a.matter(Matter{Key: l.Key, Sort: l.Sort, What: l.What, Of: l.Of})
}

// ask is what the list asks; the duty that it meets, opened by the closing or before, goes with it.
func (c *closing) ask(ask pack.ClosingAsk) Matter {
	a, m := c.form.Answers[ask.ID], Matter{Key: ask.ID, Sort: OfPack, What: ask.Question}
	for _, d := range c.now().Duties() {
		if d.Open() && ask.Duty != "" && d.Because.Rule == ask.Duty {
			m.Of = d.Ref
			c.duty(d.Ref, a)
			break
		}
	}
	return a.matter(m)
}

func (a Answer) matter(m Matter) Matter {
	m.Fate, m.Words = a.Fate, a.Words
	switch a.Fate {
	case Done:
		m.On = a.On
	case Handed:
		m.To = a.To
	}
	return m
}

// duty meets or withdraws a duty. One that is handed over stays as it is.
func (c *closing) duty(ref ledger.Ref, a Answer) {
	id, s := c.derived("duty "+string(ref.Entry)), c.now()
	switch on := a.On; a.Fate {
	case Done:
		if on.IsZero() {
			on = c.form.On
		}
		c.Take(casework.MeetDuty(s, c.By, id, casework.DutyDoneBody{Duty: ref, On: on, How: a.Words}))
	case Released:
		c.Take(casework.WithdrawDuty(s, c.By, id, casework.DutyWithdrawnBody{Duty: ref, Why: a.Words}))
	}
}

// review opens what is to be prepared for a review that the court ordered. The case stays closed.
func (c *closing) review() {
	r := c.list.Review
	if c.form.Review != yes {
		return
	}
	body := casework.DutyBody{
		What: r.What, To: r.To, Because: casework.Because{Made: casework.ByHand, Words: "The court ordered a review. The case stays closed until somebody opens it again."},
		Due: casework.Due{On: c.form.ReviewOn},
	}
	if !c.form.Outcome.Order.IsZero() {
		body.Because.Made, body.Because.Ref = casework.ByOrder, c.form.Outcome.Order
	}
	if c.form.ReviewOn.IsZero() {
		from, until := c.form.On.AddMonths(r.Earliest), c.form.On.AddMonths(r.Latest)
		body.Due.Gaps = []string{fmt.Sprintf("The review is not listed yet. It is expected from %s to %s (to be confirmed).", from.Plain(), until.Plain())}
	}
	c.Take(casework.OpenDuty(c.now(), c.By, c.derived("review"), body))
}

func (c *closing) lookBack() calendar.Date {
	if c.list.LookBack.Months == 0 {
		return calendar.Date{}
	}
	return c.form.On.AddMonths(c.list.LookBack.Months)
}
