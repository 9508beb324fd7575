package wellbeing

import (
	"slices"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Stream is the name of somebody’s assessment. It follows from their own, so that nothing has to be looked for.
func Stream(of ledger.StreamID) ledger.StreamID {
	return ledger.DerivedStreamID(ledger.DerivedID(of, "wellbeing"), of, "wellbeing")
}

// Assessment is what a worker said, with what became of it.
type Assessment struct {
	AssessedBody
	Entry   ledger.Entry
	Answer  *Word // nil while the manager has not answered
	Reviews []Review
}

// Word is the manager’s answer.
type Word struct {
	AnsweredBody
	Entry ledger.Entry
}

// Review is one look at it together.
type Review struct {
	ReviewedBody
	Entry ledger.Entry
}

// Agreed reports whether the manager agreed it.
func (a *Assessment) Agreed() bool { return a.Answer != nil && a.Answer.Agreed }

// ReviewBy is the day by which it is looked at again; zero while nobody has answered.
func (a *Assessment) ReviewBy() calendar.Date {
	switch last := len(a.Reviews) - 1; {
	case last >= 0:
		return a.Reviews[last].Review
	case a.Answer != nil:
		return a.Answer.Review
	default:
		return calendar.Date{}
	}
}

// Says is what was said of a factor; "" for nothing.
func (a *Assessment) Says(factor string) string {
	for _, answer := range a.Answers {
		if answer.Factor == factor {
			return answer.Says
		}
	}
	return ""
}

// Escalation is an assessment taken to a representative.
type Escalation struct {
	EscalatedBody
	Entry ledger.Entry
	Back  *ledger.Entry // nil while they read it
}

// Shows reports whether the representative reads a factor.
func (e *Escalation) Shows(factor string) bool { return slices.Contains(e.Shown, factor) }

// Record is all that somebody’s stream tells.
type Record struct {
	made        []*Assessment // oldest first
	escalations []*Escalation
}

// Of reads the stream.
func Of(h *ledger.History) *Record { return folding.Of(h) }

var folding = ledger.NewFold(func(r *Record, e ledger.Entry) {
	switch b := e.Body.(type) {
	case AssessedBody:
		r.made = append(r.made, &Assessment{AssessedBody: b, Entry: e})
	case AnsweredBody:
		if a := r.find(b.Assessment); a != nil {
			a.Answer = &Word{b, e}
		}
	case ReviewedBody:
		if a := r.find(b.Assessment); a != nil {
			a.Reviews = append(a.Reviews, Review{b, e})
		}
	case EscalatedBody:
		r.escalations = append(r.escalations, &Escalation{EscalatedBody: b, Entry: e})
	case TakenBackBody:
		for _, one := range r.escalations {
			if one.Entry.Ref() == b.Escalation {
				one.Back = &e
			}
		}
	}
})

func (r *Record) find(ref ledger.Ref) *Assessment {
	for _, a := range r.made {
		if a.Entry.Ref() == ref {
			return a
		}
	}
	return nil
}

// Now is the assessment that counts: the last one made. It is nil when there is none.
func (r *Record) Now() *Assessment {
	if len(r.made) == 0 {
		return nil
	}
	return r.made[len(r.made)-1]
}

// Before are the assessments that were replaced, the newest first.
func (r *Record) Before() []*Assessment {
	if len(r.made) == 0 {
		return nil
	}
	all := slices.Clone(r.made[:len(r.made)-1])
	slices.Reverse(all)
	return all
}

// Of is the assessment to which an escalation belongs.
func (r *Record) Of(e *Escalation) *Assessment { return r.find(e.Assessment) }

// Escalations are those that have not been taken back.
func (r *Record) Escalations() (open []*Escalation) {
	for _, e := range r.escalations {
		if e.Back == nil {
			open = append(open, e)
		}
	}
	return open
}

// ShownTo is what somebody reads as a representative: the last escalation to them that was not taken back.
func (r *Record) ShownTo(person ledger.StreamID) (*Escalation, bool) {
	for _, e := range slices.Backward(r.Escalations()) {
		if e.To.Person == person {
			return e, true
		}
	}
	return nil, false
}

// Known is all that a case may know of somebody’s assessment.
type Known struct {
	Current    bool   // agreed, and its day of review has not passed
	Constraint string // one sentence without a reason; "" when there is none
}

// Constraint is the sentence. It is a complete reason.
const Constraint = "For reasons of how we can work safely, which the service has considered."

// Known is what a case may know on a day.
func (r *Record) Known(on calendar.Date) Known {
	now := r.Now()
	if now == nil || !now.Agreed() || now.ReviewBy().Before(on) {
		return Known{}
	}
	k := Known{Current: true}
	if now.Answer.Constrains {
		k.Constraint = Constraint
	}
	return k
}

// Ties are who reads the stream: whoever it is of, the manager named last, and representatives. It is an access.TieFunc.
func Ties(h *ledger.History) (ties []access.Tie) {
	r := Of(h)
	now := r.Now()
	if now == nil {
		return nil
	}
	ties = append(ties, access.Tie{Subject: r.made[0].Entry.Author.Person, Relation: access.Assesses, From: r.made[0].Entry.Recorded},
		access.Tie{Subject: now.Manager.Person, Relation: access.Agrees, From: now.Entry.Recorded})
	for _, e := range r.Escalations() {
		if e.To.Person != "" {
			ties = append(ties, access.Tie{Subject: e.To.Person, Relation: access.SpeaksFor, From: e.Entry.Recorded})
		}
	}
	return ties
}
