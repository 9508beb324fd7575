package correction

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/typeset"
)

// Form is a draft as its author shares it.
type Form struct {
	report.SharedBody
	To        leaving.Recipient // a person of the case, or their solicitor by name
	Gateway   pack.GatewayID
	Authority string
	Way       letter.Way
	When      *ledger.Happened
}

// Texts are what everybody on the case reads of it on the register.
func (f Form) Texts() []string {
	return []string{f.Safe, f.Permitted, f.Child, f.Authority, f.Way.Safe}
}

// Sending is who shares it, and when.
type Sending struct {
	By      ledger.StreamID
	Manages bool // they manage the case
	Now     time.Time
}

func (s Sending) today() calendar.Date { return calendar.DateInLondon(s.Now) }

// purpose is what every such copy leaves for.
const purpose = "To say which facts in it are wrong before it is signed"

// Check finds what keeps a draft from being shared, and completes what is said of it on the register.
func Check(r *report.Reading, w Sending, form Form) (leaving.LeftBody, Form, error) {
	if err := r.MayShare(w.By); err != nil {
		return leaving.LeftBody{}, form, err
	}
	who, _ := r.Case.Person(form.To.Person)
	form.Left = ledger.Ref{Stream: r.Case.Stream, Entry: leftFor(r.Case.Stream, "")} // until it has left
	form.Person = form.To.Person
	left, gateway, err := leaving.Allows(r.Pack, r.Case, w.Now, leaving.LeftBody{
		What: "Draft for factual correction: " + r.Type.Name, To: form.To, Purpose: purpose, Gateway: form.Gateway, Authority: form.Authority, How: form.Way.How,
	})
	ps := fault.FieldsOf(err)
	form.Name = named(who, left.To)
	ps = append(ps, fault.FieldsOf(r.CheckShared(w.today(), form.SharedBody))...)
	ps.Need(form.To.Sort == leaving.SomebodyInCase && who != nil, "to", "Choose to whom it goes")
	ps.Need(!gateway.Manager || w.Manages, "gateway", "A manager of the case decides this")
	ps.Need(form.When != nil && !form.When.Start().After(w.Now), "when", "Say when it went; that cannot be in the future")
	if field, sentence := form.Way.Unsafe(themselves(who, left.To)); sentence != "" {
		ps.Need(false, field, sentence)
	}
	left.How = form.Way.How
	return left, form, once(ps).Err()
}

// once is each field’s first problem.
func once(all fault.Fields) (out fault.Fields) {
	seen := map[string]bool{}
	for _, p := range all {
		if !seen[p.Name] {
			out, seen[p.Name] = append(out, p), true
		}
	}
	return out
}

// named is what whoever corrects is called in the report: themselves, also where their solicitor gets the copy.
func named(who *casework.Person, to leaving.Recipient) string {
	if who == nil {
		return to.Name
	}
	return who.Called()
}

// themselves is the person whom it reaches; nil for their solicitor, whose office is not theirs.
func themselves(who *casework.Person, to leaving.Recipient) *casework.Person {
	if who == nil || to.Name == leaving.SolicitorOf(who) {
		return nil
	}
	return who
}

// Copy is the draft for its recipient. Nothing that may not reach the court is in it either: that is refused before.
func Copy(r *report.Reading, to leaving.Recipient) (letter.Paper, error) {
	d := r.Document()
	if err := r.MayLeave(d); err != nil {
		return letter.Paper{}, err
	}
	d.Banner = typeset.Printable("Draft for factual correction, for " + to.Words() + " alone. Not signed, not filed.")
	d.Notice = "Confidential. It may be shown to nobody else. It is not the report: what is wrong in fact can still be put right."
	return letter.Paper{Name: "The draft", Document: d, To: letter.RecipientOf(to)}, nil
}

// Send keeps a draft as it was given, on the register of what left the case, and says in the report that it was shared.
func Send(r *report.Reading, w Sending, id ledger.EntryID, form Form, pdf ledger.File) (ledger.Change, error) {
	left, form, err := Check(r, w, form)
	if err != nil {
		return ledger.Change{}, err
	}
	of := leftFor(r.Case.Stream, string(id))
	m := &ledger.Making{By: ledger.By(w.By)}
	ledger.Put(m, r.Case.Stream, leaving.PaperLeft, of, form.When, leaving.PaperLeftBody{
		LeftBody: left, Title: left.What, At: form.Way.At, Safe: form.Way.Safe, PDF: pdf,
	})
	form.Left.Entry = of
	m.Take(r.Share(m.By, id, w.today(), form.SharedBody))
	return m.Done()
}

func leftFor(stream ledger.StreamID, form string) ledger.EntryID {
	return ledger.DerivedID(stream, "draft for correction "+form)
}
