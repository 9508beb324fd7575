package evidence

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// FindForm is a court’s finding as somebody enters it from an order, a judgment, or a note of the hearing.
type FindForm struct {
	FoundBody
	On calendar.Date
}

// Find records a finding. One that contradicts a finding still in force is refused: that one must be set aside first.
func Find(s *State, by ledger.Author, id ledger.EntryID, form FindForm) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Give the date of the decision")
	ps = append(ps, s.unknownItems("items", form.Items...)...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	for _, item := range form.Items {
		if f, found := s.inForce(item); found && f.Body.Proved != form.Proved {
			return ledger.Change{}, fault.Refuse("A court has already decided this the other way. Record first that its decision was set aside.", nil)
		}
	}
	return one(s, by, Found, id, onDay(form.On), form.FoundBody)
}

// inForce is the finding on an item’s matter that nobody set aside or replaced.
func (s *State) inForce(item ledger.Ref) (*Finding, bool) {
	matter := s.MatterOf(item)
	return find(s.findings, func(f *Finding) bool {
		return slices.ContainsFunc(f.Body.Items, func(i ledger.Ref) bool { return s.MatterOf(i) == matter }) && !s.wasSetAside(f.Ref()) && !s.wasReplaced(f.Ref())
	})
}

// wasSetAside reports whether a decision was set aside by one that was not set aside itself.
func (s *State) wasSetAside(ref ledger.Ref) bool {
	aside := map[ledger.Ref]bool{}
	for _, x := range slices.Backward(s.setAsides) {
		if !aside[x.Ref()] {
			aside[x.Body.Of] = true
		}
	}
	return aside[ref]
}

func (s *State) wasReplaced(ref ledger.Ref) bool {
	return slices.ContainsFunc(s.replacements, func(r Act[ReplacedBody]) bool { return r.Body.Older == ref })
}

func (s *State) unknownItems(field string, items ...ledger.Ref) (ps fault.Fields) {
	for _, ref := range items {
		if _, known := s.Item(ref); !known {
			ps.Need(false, field, "Choose items of this case")
			break
		}
	}
	return ps
}

// ConfirmFinding names the document that a provisional finding stands in. A document that says something else is a finding of its own, which
// replaces this one.
func ConfirmFinding(s *State, by ledger.Author, id ledger.EntryID, form ConfirmedBody) (ledger.Change, error) {
	f, known := s.Finding(form.Finding)
	if !known {
		return ledger.Change{}, problem("finding", "Choose a finding of this case")
	}
	if !f.Provisional {
		return ledger.Change{}, fault.Refuse("The document of this finding is on record already.", nil)
	}
	return one(s, by, FindingConfirmed, id, nil, form)
}

// SetAsideForm is a decision on appeal as somebody enters it.
type SetAsideForm struct {
	SetAsideBody
	On calendar.Date
}

// SetAsideDecision records that a finding or a conviction was set aside, or an earlier setting aside was.
func SetAsideDecision(s *State, by ledger.Author, id ledger.EntryID, form SetAsideForm) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Give the date of the decision")
	ps.Need(s.mayBeSetAside(form.Of), "of", "Choose a decision of a court")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, SetAside, id, onDay(form.On), form.SetAsideBody)
}

// Appealable are the decisions of courts on an item’s matter that are in force and that a court may set aside: findings, convictions, and what
// set one of them aside.
func (s *State) Appealable(item ledger.Ref) []Status {
	var out []Status
	of := map[ledger.Ref]bool{}
	for _, st := range s.decisions(s.MatterOf(item)) {
		if !s.mayBeSetAside(st.Entry.Ref()) {
			continue
		}
		of[st.Entry.Ref()] = true
		if !st.SetAside {
			out = append(out, st)
		}
	}
	for _, x := range s.setAsides {
		if !of[x.Body.Of] {
			continue
		}
		of[x.Ref()] = true
		if !s.wasSetAside(x.Ref()) {
			out = append(out, Status{ID: "set_aside", On: x.On(), Court: x.Body.Court, Judge: x.Body.Judge, Paragraph: x.Body.Paper.Paragraph, Entry: x.Entry})
		}
	}
	return out
}

// Unconfirmed are the findings on an item’s matter that are in force and whose document has not come.
func (s *State) Unconfirmed(item ledger.Ref) []Status {
	return slices.DeleteFunc(s.decisions(s.MatterOf(item)), func(st Status) bool { return !st.Provisional || st.SetAside })
}

// AdmitForm is an admission as somebody enters it.
type AdmitForm struct {
	AdmittedBody
	On calendar.Date
}

// Admit records an admission.
func Admit(s *State, by ledger.Author, id ledger.EntryID, form AdmitForm) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Give the date of the admission")
	ps = append(ps, s.unknownItems("item", form.Item)...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, Admitted, id, onDay(form.On), form.AdmittedBody)
}

// OutcomeForm says what came of a matter, as somebody enters it.
type OutcomeForm struct {
	OutcomeBody
	On calendar.Date
}

// RecordOutcome records what came of a matter elsewhere, or that nothing did. What must be said with it is the pack’s to say.
func RecordOutcome(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form OutcomeForm) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	ps = append(ps, s.unknownItems("item", form.Item)...)
	status, _ := p.MatterStatus(string(form.Outcome))
	for _, need := range status.Needs {
		ps.Need(form.has(need), need, needSentences[need])
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, OutcomeRecorded, id, onDay(form.On), form.OutcomeBody)
}

// has reports whether the form gives what the pack asks for by this name. What it has no field for it cannot lack.
func (f OutcomeForm) has(need string) bool {
	switch need {
	case "by":
		return f.By.known()
	case "court":
		return given(f.Court)
	case "date":
		return !f.On.IsZero()
	case "offence":
		return given(f.Offence)
	case "document":
		return f.Paper.document()
	case "paragraph":
		return given(f.Paper.Paragraph)
	default:
		return true
	}
}

var needSentences = map[string]string{
	"by":        "Say who",
	"court":     "Say which court",
	"date":      "Give the date",
	"offence":   "Say for which offence",
	"document":  "Name the document",
	"paragraph": "Give the paragraph",
}

// ShowAttachment names the file made from an attachment for people to see.
func ShowAttachment(s *State, by ledger.Author, id ledger.EntryID, form ReadyBody) (ledger.Change, error) {
	if err := s.attached(form.Source); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, AttachmentReady, id, nil, form)
}

// RefuseAttachment says why nothing to look at could be made of an attachment.
func RefuseAttachment(s *State, by ledger.Author, id ledger.EntryID, form UnreadableBody) (ledger.Change, error) {
	if err := s.attached(form.Source); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, AttachmentUnreadable, id, nil, form)
}

func (s *State) attached(source ledger.Ref) error {
	if x, known := s.Source(source); !known || x.Attachment.State == NoAttachment {
		return problem("source", "Choose a source with an attachment")
	}
	return nil
}
