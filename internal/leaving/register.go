package leaving

import (
	"slices"
	"time"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/words"
)

// Departure is one line of the register, in words.
type Departure struct {
	What, To, How string
	Purpose       string // may be empty
	Gateway       string // what it is called; the court’s and the one for danger are the pack’s as it stands
	Source        string // its authority
	Authority     string // which order, which row, who agreed; may be empty
	Decided       string // who decided it; whoever recorded it when empty
	Of            ledger.Ref
	Paper         bool            // the service wrote it, and its entry has the bytes that were sent
	Breach        ledger.StreamID // of what went to the wrong person: nothing allowed it, and nobody decided it
	Entry         ledger.Entry    // that says so
}

// At is when it left, as closely as that is known; when it was recorded, if nobody said.
func (d Departure) At() time.Time {
	if d.Entry.Happened != nil {
		return d.Entry.Happened.Start()
	}
	return d.Entry.Recorded
}

// Register is all that has left a case by a history of its open stream, the newest first.
func Register(p *pack.Pack, h *ledger.History) []Departure {
	s := recorded.Of(h)
	var all []Departure
	for _, l := range s.left {
		all = append(all, l.departure(p))
	}
	for _, t := range s.told {
		all = append(all, t.departure(p))
	}
	all = append(all, s.astray...)
	all = append(all, filed(p, h)...)
	slices.SortStableFunc(all, func(a, b Departure) int { return b.At().Compare(a.At()) })
	return all
}

// leavings are what a case's entries say of what left it, without its reports.
type leavings struct {
	left   []left
	told   []told
	astray []Departure // to the wrong person
}

var recorded = casework.NewFold(func(s *leavings, e ledger.Entry) {
	switch b := e.Body.(type) {
	case LeftBody:
		s.left = append(s.left, left{b, e, false})
	case CopyLeftBody:
		b.What = "A copy of " + words.LowerFirst(b.What) + ". " + b.Removed
		s.left = append(s.left, left{b.LeftBody, e, false})
	case PaperLeftBody:
		b.What += ". " + b.Title
		s.left = append(s.left, left{b.LeftBody, e, true})
	case casework.WorriedBody:
		for _, t := range b.Told {
			s.tell(t, e)
		}
	case casework.ToldBody:
		s.tell(b.Told, e)
	case breach.HappenedBody:
		s.astray = append(s.astray, Departure{What: b.What, To: b.To, Breach: b.Breach, Entry: e})
	}
})

// tell keeps what was told outside the service. A manager is of it.
func (s *leavings) tell(t casework.Told, e ledger.Entry) {
	if t.Whom != casework.ToManager {
		s.told = append(s.told, told{t, e})
	}
}

// left is what was recorded here.
type left struct {
	LeftBody
	entry ledger.Entry
	paper bool // of ours
}

func (l left) departure(p *pack.Pack) Departure {
	gateway, _ := p.Leaving.Gateway(l.Gateway)
	return Departure{
		What: l.What, To: l.LeftBody.To.Words(), How: l.LeftBody.How.Words(), Purpose: l.Purpose, Gateway: gateway.Name, Source: l.Source,
		Authority: l.Authority, Decided: l.Decided, Of: l.Of, Paper: l.paper, Entry: l.entry,
	}
}

// told is one person or body outside the service told that somebody is worried about a child.
type told struct {
	casework.Told
	entry ledger.Entry
}

func (t told) departure(p *pack.Pack) Departure {
	e, to := t.entry, string(t.Whom)
	if t.Name != "" {
		to += ", " + t.Name
	}
	if at, err := ledger.ParseTime(t.When); err == nil {
		e.Happened = ledger.AtMinute(at)
	}
	danger := p.Leaving.Danger()
	return Departure{
		What: "That somebody is worried about a child, and why", To: to, How: t.How, Gateway: danger.Name, Source: danger.Cite(), Entry: e,
	}
}

// filed are the reports that were filed, as their own entries say.
func filed(p *pack.Pack, h *ledger.History) []Departure {
	var all []Departure
	for _, r := range report.Of(h).Reports() {
		if r.Signed == nil || r.Signed.Filed == nil {
			continue
		}
		f, gateway := r.Signed.Filed, p.Leaving.ToCourt()
		t, _ := p.ReportType(r.Type)
		all = append(all, Departure{
			What: t.Name, To: f.To, How: f.How, Gateway: gateway.Name, Source: gateway.Cite(), Decided: r.Signed.Name, Of: r.Ref, Entry: f.Entry,
		})
	}
	return all
}
