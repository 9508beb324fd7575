package casework

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// ToldDuty is a duty as we were told of it before an order said so, and what became of that.
type ToldDuty struct {
	Telling
	Says      DutyBody // as it was told
	Questions []string
	Entry     ledger.Entry
	Answer    ledger.Entry   // of kind DutyInOrder or DutyNotInOrder; zero while it waits for its order
	Elsewhere []ledger.Entry // of kind DutyNotInOrder, for orders that came and are not the one it waits for
	before    *DutyBody      // what counts again when no order says it; nil where nothing did
}

// Waits reports whether no order has been found to say it, nor not to.
func (t *ToldDuty) Waits() bool { return t.Answer.ID == "" }

// OnlyDay reports whether it was another day that was told, of a duty that stood before.
func (t *ToldDuty) OnlyDay() bool { return t.before != nil }

// Provisional reports whether the duty, or its day, is only told and waits for its order.
func (d *Duty) Provisional() bool {
	_, waits := d.ToldLast()
	return waits && d.withdrawn == nil
}

// ToldLast is what was told last of the duty, and whether that still waits for its order; nil when nothing was.
func (d *Duty) ToldLast() (told *ToldDuty, waits bool) {
	if len(d.Told) == 0 {
		return nil, false
	}
	told = d.Told[len(d.Told)-1]
	return told, told.Waits()
}

// applyTold takes a duty that was told, and what its order says.
func (s *State) applyTold(e ledger.Entry) {
	switch b := e.Body.(type) {
	case DutyToldBody:
		told := &ToldDuty{Telling: b.Told, Says: b.DutyBody, Questions: b.Questions, Entry: e}
		s.duties = append(s.duties, &Duty{DutyBody: b.DutyBody, Ref: e.Ref(), Entry: e, Told: []*ToldDuty{told}})
	case DutyInOrderBody:
		if d := s.exactly(b.Duty); d != nil {
			d.answered(e)
			d.DutyBody = b.Says
		}
	case DutyNotInOrderBody:
		if d := s.exactly(b.Duty); d != nil {
			d.notInOrder(e, b)
		}
	}
}

// answered notes what became of that which was told last.
func (d *Duty) answered(e ledger.Entry) {
	d.Dated = append(d.Dated, e)
	if told, waits := d.ToldLast(); waits {
		told.Answer = e
	}
}

func (d *Duty) notInOrder(e ledger.Entry, b DutyNotInOrderBody) {
	if told, waits := d.ToldLast(); b.Waits && waits {
		told.Elsewhere, d.Dated = append(told.Elsewhere, e), append(d.Dated, e)
		return
	}
	told, waits := d.ToldLast()
	d.answered(e)
	if waits && told.before != nil {
		d.DutyBody = *told.before
		return
	}
	d.withdrawn = &DutyWithdrawnBody{Duty: b.Duty, What: b.What, Why: "Not in " + b.Name + ". " + b.Why}
}

// waitsAgain has what no order was found to say wait for its order again, once it has to be done after all.
func (d *Duty) waitsAgain() {
	told, _ := d.ToldLast()
	if told == nil || told.OnlyDay() || told.Answer.Kind != DutyNotInOrder.Name() {
		return
	}
	told.Elsewhere, told.Answer = append(told.Elsewhere, told.Answer), ledger.Entry{}
}

// Match is something told, and an order that has come since and may say it.
type Match struct {
	Duty  *Duty
	Order *Order
}

// Matches are the questions whether an order says what was told, of all that waits, that nobody has answered.
func (s *State) Matches() []Match {
	var all []Match
	for _, d := range s.Duties() {
		for _, o := range s.OrdersFor(d) {
			all = append(all, Match{d, o})
		}
	}
	return all
}

// OrdersFor are the orders that may say what was told of a duty: those that came after it was recorded, and those made on the day or later.
func (s *State) OrdersFor(d *Duty) []*Order {
	told, _ := d.ToldLast()
	if !d.Provisional() {
		return nil
	}
	return slices.DeleteFunc(s.Orders(), func(o *Order) bool {
		since := o.Entry.Recorded.After(told.Entry.Recorded) || !o.Made.IsZero() && !o.Made.Before(told.On)
		return !since || slices.ContainsFunc(told.Elsewhere, func(e ledger.Entry) bool { return s.canon(e.Body.(DutyNotInOrderBody).Order) == o.Ref })
	})
}

// Difference is where an order and what was told say different things.
type Difference struct {
	Of           string // "the day", "what is asked", "the report", "the questions"
	Told, Orders string
}

// Differs are the differences between a duty as it was told and as an order has it. The reports have names in the pack.
func (t *ToldDuty) Differs(pk *pack.Pack, says DutyBody, questions []Asked) []Difference {
	var all []Difference
	add := func(of, told, orders string) {
		if !sameWords(told, orders) {
			all = append(all, Difference{of, told, orders})
		}
	}
	add("the day", dayWords(t.Says.Due), dayWords(says.Due))
	if t.Says.Report != says.Report {
		add("the report", reportWords(pk, t.Says.Report), reportWords(pk, says.Report))
	} else if says.Report == "" {
		add("what is asked", t.Says.What, says.What)
	}
	return append(all, t.questionsDiffer(questions)...)
}

// questionsDiffer compares the questions where some were told: what the order does not ask, and what it asks besides. Of an order whose questions
// nobody has written out, nothing is said.
func (t *ToldDuty) questionsDiffer(asked []Asked) []Difference {
	if len(t.Questions) == 0 || len(asked) == 0 {
		return nil
	}
	var all []Difference
	for _, q := range t.Questions {
		if !slices.ContainsFunc(asked, func(a Asked) bool { return sameWords(a.Text, q) }) {
			all = append(all, Difference{"a question", q, "not asked in the order"})
		}
	}
	for _, a := range asked {
		if !slices.ContainsFunc(t.Questions, func(q string) bool { return sameWords(a.Text, q) }) {
			all = append(all, Difference{"a question", "not told", a.Text})
		}
	}
	return all
}

func dayWords(d Due) string {
	switch {
	case d.On.IsZero():
		return "no day"
	case d.At.IsZero():
		return d.On.Plain()
	default:
		return d.On.Plain() + ", " + d.At.String()
	}
}

func reportWords(pk *pack.Pack, id string) string {
	if t, ok := pk.ReportType(id); ok {
		return t.Name
	}
	return "no report"
}

// ToldForm is what somebody was told a court asks for.
type ToldForm struct {
	Ask       Ask
	Told      Telling
	Questions []string
	Today     calendar.Date // a telling of a later day is refused; zero asks nothing
}

// TellDuty brings in what a court asked for before its order has come. It is provisional until that is matched.
func TellDuty(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form ToldForm) (ledger.Change, error) {
	body, err := form.body(s, pk)
	if err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, DutyTold, id, When(form.Told.On, noTime), body)
}

func (f ToldForm) body(s *State, pk *pack.Pack) (DutyToldBody, error) {
	body := DutyToldBody{DutyBody: s.owed(pk, f.Ask, f.Told.On, f.Told.because()), Told: f.Told, Questions: f.Questions}
	ps := fault.FieldsOf(body.Validate())
	ps.Need(f.Today.IsZero() || !f.Told.On.After(f.Today), "told", "The day must not be in the future")
	_, there := s.Hearing(f.Told.Hearing)
	ps.Need(f.Told.Hearing.IsZero() || there, "hearing", "Choose a hearing of this case")
	return body, ps.Err()
}

func (t Telling) because() Because {
	return Because{Made: ByWord, Words: t.Sentence() + "; no order has come yet", Ref: t.Hearing}
}

// MatchForm says what an order says of something told.
type MatchForm struct {
	Duty  ledger.Ref
	Order ledger.Ref
	Says  Ask
}

// MatchDuty says that the order has come and asks for what was told, the same or otherwise. What the order made by itself goes under the duty that was
// told, so that nothing is to be done twice.
func MatchDuty(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form MatchForm) (ledger.Change, error) {
	d, o, err := s.matching(form.Duty, form.Order)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, DutyInOrder, id, nil, DutyInOrderBody{Duty: d.Ref, What: d.What, Says: s.asOrdered(pk, d, o, form.Says)})
	s.under(m, id, d, o, form.Says)
	return m.Done()
}

// under puts what an order made by asking for something under the duty that it turned out to be about.
func (s *State) under(m *ledger.Making, act ledger.EntryID, d *Duty, o *Order, ask Ask) {
	made := s.answering(o, ask)
	if made == nil || made == d || made.Provisional() {
		return
	}
	ledger.Put(m, s.Stream, Joined, ledger.DerivedID(s.Stream, "under "+string(act)), nil, JoinBody{
		Kept: d.Ref, Same: made.Ref, As: made.What, Why: "It is what the order asks for",
	})
}

// asOrdered is a duty that was told as an order has it. Who sees to it stays, and so does the rule by which a day was counted.
func (s *State) asOrdered(pk *pack.Pack, d *Duty, o *Order, says Ask) DutyBody {
	body := s.orderedDuty(pk, o, says)
	body.Owner, body.Because.Rule = d.Owner, orElse(body.Because.Rule, d.Because.Rule)
	if len(body.Children) == 0 {
		body.Children = d.Children
	}
	return body
}

// NotInOrder says that an order does not say what was told.
func NotInOrder(s *State, by ledger.Author, id ledger.EntryID, form DutyNotInOrderBody) (ledger.Change, error) {
	d, o, err := s.matching(form.Duty, form.Order)
	if err != nil {
		return ledger.Change{}, err
	}
	form.Duty, form.What, form.Name = d.Ref, d.What, ordered(o, Ask{}).Words
	return one(s, by, DutyNotInOrder, id, nil, form)
}

// matching is something told that waits, and an order.
func (s *State) matching(duty, order ledger.Ref) (*Duty, *Order, error) {
	d, ok := s.Duty(duty)
	o, there := s.Order(order)
	switch {
	case !ok || !there:
		return nil, nil, problem("order", "Choose the order")
	case !d.Provisional():
		return nil, nil, fault.Refuse("Somebody has said already what the order says of this.", nil)
	default:
		return d, o, nil
	}
}
