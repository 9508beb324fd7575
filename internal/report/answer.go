package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// AnswerForm is an answer as a person gives it.
type AnswerForm struct {
	Cause  ledger.Ref
	Lines  []AnsweredLine // those it closes, as they were shown
	Answer Answer
	Why    string
	Told   []string
	AsHead bool      // given by the head of practice, for lines that were referred to them
	Report string    // of TellNow: the report type in which they are told, such as a letter or an addendum
	Now    time.Time // the service’s clock: what is raised at a hearing is raised at the next. It is not recorded
}

// Answer records one reasoned answer for lines of one cause. To tell the court, and to raise it at the hearing, become duties.
func (d Desk) Answer(h *ledger.History, by ledger.Author, id ledger.EntryID, form AnswerForm) (ledger.Change, error) {
	cause, err := d.cause(h, form)
	if err != nil {
		return ledger.Change{}, err
	}
	c := casework.Of(h)
	body := AnsweredBody{Cause: form.Cause, Lines: form.Lines, Answer: form.Answer, Why: strings.TrimSpace(form.Why), Told: form.Told}
	duty, owed := d.owed(c, cause, form)
	if err := d.checkAnswer(c, body, form); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	if owed {
		body.Duty = ledger.Ref{Stream: h.Stream, Entry: ledger.DerivedID(h.Stream, "duty of "+string(id))}
		duty.Because.Ref = ledger.Ref{Stream: h.Stream, Entry: id}
	}
	ledger.Put(m, h.Stream, Answered, id, nil, body)
	if owed {
		ledger.Put(m, h.Stream, casework.DutyOpened, body.Duty.Entry, nil, duty)
	}
	return m.Done()
}

// cause is the one that a form answers for, with the lines of the form still waiting as they were shown.
func (d Desk) cause(h *ledger.History, form AnswerForm) (Cause, error) {
	causes, err := d.Consequences(calendar.DateInLondon(form.Now), h)
	if err != nil {
		return Cause{}, err
	}
	i := slices.IndexFunc(causes, func(c Cause) bool { return c.Ref == form.Cause })
	if i < 0 {
		return Cause{}, fault.Refuse("This stands again, so there is nothing to answer for.", nil)
	}
	closed := casework.Of(h).Status() == casework.Closed
	for _, asked := range form.Lines {
		at := slices.IndexFunc(causes[i].Lines, func(l Line) bool { return l.Asked() == asked && l.Waits() })
		switch {
		case at < 0:
			return Cause{}, problem("lines", "Something changed meanwhile, or somebody answered. Look at the statements again")
		case closed && causes[i].Lines[at].Referred() != form.AsHead:
			return Cause{}, problem("lines", whoseAnswer[form.AsHead])
		}
	}
	return causes[i], nil
}

// whoseAnswer says, to the head of practice and to anybody else, that a line is not theirs to answer for.
var whoseAnswer = map[bool]string{
	true:  "This was not referred to you. Whoever has the case answers for it",
	false: "This was referred to the head of practice, who answers for it",
}

// Asked is a line as an answer names it.
func (l Line) Asked() AnsweredLine {
	return AnsweredLine{Signed: l.Report.Signed.Ref, Number: l.Statement.Number, Now: l.Now}
}

func (d Desk) checkAnswer(c *casework.State, body AnsweredBody, form AnswerForm) error {
	ps := fault.FieldsOf(body.Validate())
	_, hearing := c.NextHearing(form.Now)
	t, known := d.Pack.ReportType(form.Report)
	ps.Need(form.Answer != AtHearing || hearing, "answer", "No hearing is listed. Tell the court now, or say why it has no effect")
	ps.Need(form.Answer != Referred || c.Status() == casework.Closed, "answer", "This case is open, so the answer is yours")
	ps.Need(form.Answer != Referred || !form.AsHead, "answer", "This was referred to you, so the answer is yours")
	ps.Need(form.Answer != TellNow || known && (c.Track() == "" || slices.Contains(t.Tracks, c.Track())), "report", "Choose how they are told")
	return ps.Err()
}

// owed is the duty that an answer brings with it, if any.
func (d Desk) owed(c *casework.State, cause Cause, form AnswerForm) (casework.DutyBody, bool) {
	duty := casework.DutyBody{Owner: casework.OfWorker, To: "the court and the parties", Because: casework.Because{Made: casework.ByEvent}}
	switch form.Answer {
	case TellNow:
		t, _ := d.Pack.ReportType(form.Report)
		duty.What, duty.Report = fmt.Sprintf("Tell the court and the parties what no longer stands (%s)", words.LowerFirst(t.Name)), form.Report
		duty.Because.Words = "It was answered that they must know now: " + strings.TrimSpace(form.Why)
		duty.Due, duty.Because.Rule, duty.Because.Source = d.AnswerBy(cause)
		return duty, true
	case AtHearing:
		h, ok := c.NextHearing(form.Now)
		if !ok {
			return duty, false
		}
		duty.What = "Raise at the hearing what no longer stands"
		duty.Because.Words = "It was answered that this is raised at the hearing: " + strings.TrimSpace(form.Why)
		duty.Due = casework.Due{On: h.Day()}
		return duty, true
	default:
		return duty, false
	}
}

// AnswerBy is the day by which somebody must answer for a cause, under the pack’s rule for evidence that no longer stands, with the rule’s id
// and source. Without a rule there is no day.
func (d Desk) AnswerBy(c Cause) (due casework.Due, rule, source string) {
	happened := calendar.DateInLondon(c.Entry.Recorded)
	rules := d.Pack.Duties(pack.NoLongerStands, "", happened)
	if len(rules) == 0 {
		return casework.Due{}, "", ""
	}
	r := rules[0]
	counted := r.Due(d.Pack.Calendars(), pack.Facts{Days: map[pack.Event]calendar.Date{pack.NoLongerStands: happened}})
	due = casework.Due{On: counted.On, At: counted.At}
	if !counted.On.IsZero() {
		due.Computation = &counted.Computation
	}
	for _, gap := range counted.Gaps {
		due.Gaps = append(due.Gaps, gap.Why)
	}
	return due, r.ID, r.Cite()
}
