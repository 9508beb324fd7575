package casework

import (
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Extension is a request for more time, with what came of it.
type Extension struct {
	TimeAskedBody
	Entry  ledger.Entry
	Answer ledger.Entry // of kind TimeGranted or TimeRefused; zero while nobody has answered
}

// Waits reports whether nobody has answered.
func (x *Extension) Waits() bool { return x.Answer.ID == "" }

// Extension is a request for more time by the entry that made it.
func (d *Duty) Extension(id ledger.EntryID) (*Extension, bool) {
	for _, x := range d.Extensions {
		if x.Entry.ID == id {
			return x, true
		}
	}
	return nil, false
}

// asksForTime is the request that nobody has answered; nil when there is none.
func (d *Duty) asksForTime() *Extension {
	for _, x := range d.Extensions {
		if x.Waits() {
			return x
		}
	}
	return nil
}

// applyExtension takes a request for more time and its answer.
func (s *State) applyExtension(e ledger.Entry) {
	switch b := e.Body.(type) {
	case TimeAskedBody:
		if d := s.exactly(b.Duty); d != nil {
			d.Extensions, d.Dated = append(d.Extensions, &Extension{TimeAskedBody: b, Entry: e}), append(d.Dated, e)
		}
	case TimeGrantedBody:
		if d := s.exactly(b.Duty); d != nil {
			d.extended(e, b.Asked)
			d.granted(e, b)
		}
	case TimeRefusedBody:
		if d := s.exactly(b.Duty); d != nil {
			d.extended(e, b.Asked)
		}
	}
}

// extended notes the answer to a request for more time.
func (d *Duty) extended(e ledger.Entry, asked ledger.Ref) {
	d.Dated = append(d.Dated, e)
	if x, ok := d.Extension(asked.Entry); ok {
		x.Answer = e
	}
}

// granted gives the duty its new day. One that was only told waits for its order, and until then what counted before is kept beside it.
func (d *Duty) granted(e ledger.Entry, b TimeGrantedBody) {
	if b.Told != (Telling{}) {
		before := d.DutyBody
		d.Told = append(d.Told, &ToldDuty{Telling: b.Told, Says: b.Says, Entry: e, before: &before})
	}
	d.DutyBody = b.Says
}

// AskForTime says that the court was asked for more time.
func AskForTime(s *State, by ledger.Author, id ledger.EntryID, form TimeAskedBody) (ledger.Change, error) {
	d, err := s.openDuty(form.Duty)
	switch {
	case err != nil:
		return ledger.Change{}, err
	case d.Fixed:
		return ledger.Change{}, fault.Refuse("Nobody may give this more time: its day is fixed by law or by the service’s own promise.", nil)
	case d.asksForTime() != nil:
		return ledger.Change{}, fault.Refuse("More time was asked for already. Record what came of that first.", nil)
	}
	form.What = d.What
	return one(s, by, TimeAsked, id, nil, form)
}

// GrantForm is more time that was granted: by an order with its paragraph, or as somebody was told.
type GrantForm struct {
	Duty, Asked ledger.Ref
	On          calendar.Date
	At          calendar.TimeOfDay
	Order       ledger.Ref // zero when it was told
	Paragraph   string
	Told        Telling // zero when an order says it
}

// GrantTime gives a duty the day until which more time was granted.
func GrantTime(s *State, by ledger.Author, id ledger.EntryID, form GrantForm) (ledger.Change, error) {
	d, err := s.asked(form.Duty, form.Asked)
	if err != nil {
		return ledger.Change{}, err
	}
	body := TimeGrantedBody{Duty: d.Ref, Asked: form.Asked, Says: d.DutyBody, Told: form.Told}
	m := &ledger.Making{By: by}
	if form.Order.IsZero() {
		err = body.byWord(d, form)
	} else {
		err = s.byOrder(m, id, &body, d, form)
	}
	if err != nil {
		return ledger.Change{}, err
	}
	body.Says.Because.Rule = d.Because.Rule
	ledger.Put(m, s.Stream, TimeGranted, id, nil, body)
	return m.Done()
}

// byWord is more time of which somebody was told.
func (b *TimeGrantedBody) byWord(d *Duty, form GrantForm) error {
	var ps fault.Fields
	form.Told.validate(&ps)
	b.Says.Due, b.Says.Because = Due{On: form.On, At: form.At, Others: others(d)}, form.Told.because()
	return ps.Err()
}

// byOrder is more time that an order gives. What the order made by asking for the same goes under the duty.
func (s *State) byOrder(m *ledger.Making, act ledger.EntryID, b *TimeGrantedBody, d *Duty, form GrantForm) error {
	o, ok := s.Order(form.Order)
	if !ok {
		return problem("order", "Choose the order that gives more time")
	}
	dated := override(d, o, Ask{By: form.On, At: form.At, Paragraph: form.Paragraph})
	b.Says.Due, b.Says.Because, b.Told = dated.Due, dated.Because, Telling{}
	s.under(m, act, d, o, Ask{Report: d.Report, What: d.What})
	return nil
}

// RefuseTime says that more time was refused.
func RefuseTime(s *State, by ledger.Author, id ledger.EntryID, form TimeRefusedBody) (ledger.Change, error) {
	d, err := s.asked(form.Duty, form.Asked)
	if err != nil {
		return ledger.Change{}, err
	}
	form.What = d.What
	return one(s, by, TimeRefused, id, nil, form)
}

// asked is a duty for which more time was asked, and nobody has answered yet.
func (s *State) asked(duty, asked ledger.Ref) (*Duty, error) {
	d, err := s.openDuty(duty)
	if err != nil {
		return nil, err
	}
	if x, ok := d.Extension(asked.Entry); !ok || !x.Waits() {
		return nil, fault.Refuse("Somebody has recorded already what came of this.", nil)
	}
	return d, nil
}
