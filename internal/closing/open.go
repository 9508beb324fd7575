package closing

import (
	"fmt"
	"slices"

	"candour/internal/casework"
	"candour/internal/handover"
	"candour/internal/incoming"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/safeguarding"
)

// Sort is what sort of thing stands in the way of closing a case.
type Sort string

const (
	OfPack     Sort = "asked"     // the pack asks it at the end
	OfDuty     Sort = "duty"      // is due
	OfHearing  Sort = "hearing"   // is listed
	OfReport   Sort = "report"    // was begun and is not signed
	OfFall     Sort = "fall"      // a signed report rests on it, and it no longer stands
	OfCheck    Sort = "check"     // a safeguarding check that is out
	OfHandover Sort = "handover"  // a note that nobody has read
	OfQuestion Sort = "question"  // of somebody about the handover
	OfFacts    Sort = "facts"     // on which the court and we differ
	OfSame     Sort = "same"      // two things that may be one
	OfHiding   Sort = "undecided" // hidden details on which nobody has decided
	OfEmail    Sort = "email"     // that nobody has sorted
)

// Line is something that is open still. The record says so, not whoever closes the case.
type Line struct {
	Key   string // names it in a form and in an account
	Sort  Sort
	What  string
	Why   string     // where it comes from; may be empty
	Of    ledger.Ref // zero for what is several things
	Path  []string   // of its page in the case
	Fixed bool       // a duty that nobody may release
}

// Fates are what may become of it.
func (l Line) Fates() []Fate {
	switch {
	case l.Sort == OfDuty && l.Fixed:
		return []Fate{Done, Handed}
	case l.Sort == OfDuty:
		return []Fate{Done, Released, Handed}
	default:
		return []Fate{Released, Handed}
	}
}

// Open is what stands in the way of closing a case, besides what the list asks: first what is due. The falls are those of its signed reports.
func Open(h *ledger.History, list pack.ClosingList, falls []report.Cause) []Line {
	o := &opening{s: casework.Of(h), list: list}
	o.duties()
	o.hearings()
	o.reports(report.Of(h))
	o.falls(falls)
	o.checks(safeguarding.Of(h))
	o.handover(handover.Of(h))
	o.questions()
	o.emails(incoming.WaitingIn(h))
	return o.lines
}

type opening struct {
	s     *casework.State
	list  pack.ClosingList
	lines []Line
}

// add takes a thing of the case, or with no entry several of one sort.
func (o *opening) add(l Line) {
	l.Key = string(l.Sort)
	if l.Of.Entry != "" {
		l.Key = string(l.Of.Entry)
	}
	o.lines = append(o.lines, l)
}

// duties are what is due, without what the list asks of its own.
func (o *opening) duties() {
	for _, d := range o.s.Duties() {
		asked := slices.ContainsFunc(o.list.Asks, func(a pack.ClosingAsk) bool { return a.Duty != "" && a.Duty == d.Because.Rule })
		if !d.Open() || asked {
			continue
		}
		o.add(Line{Sort: OfDuty, What: d.What, Why: dutyWhy(d), Of: d.Ref, Path: []string{"duty", string(d.Ref.Entry)}, Fixed: d.Fixed})
	}
}

func dutyWhy(d *casework.Duty) string {
	if d.Due.On.IsZero() {
		return d.Because.Words
	}
	return "Due on " + d.Due.On.Plain() + ". " + d.Because.Words
}

// hearings are those listed, also those of which nobody said what came of them; not the review, which leaves the case closed.
func (o *opening) hearings() {
	for _, h := range o.s.Hearings() {
		if h.State() != casework.HearingListed || o.list.Review.Question != "" && h.Type() == o.list.Review.Hearing {
			continue
		}
		what := h.Type() + ", the day is not known"
		if day := h.Day(); !day.IsZero() {
			what = h.Type() + " on " + day.Plain()
		}
		o.add(Line{Sort: OfHearing, What: what, Why: "It is listed.", Of: h.Ref, Path: []string{"hearing", string(h.Ref.Entry)}})
	}
}

func (o *opening) reports(s *report.State) {
	for _, r := range s.Reports() {
		if r.Signed == nil {
			o.add(Line{Sort: OfReport, What: "A report begun by " + r.Name + " is not signed", Of: r.Ref, Path: []string{"report", string(r.Ref.Entry)}})
		}
	}
}

// falls are what no longer stands, of which nobody has answered for the reports that rest on it.
func (o *opening) falls(all []report.Cause) {
	for _, c := range all {
		if slices.ContainsFunc(c.Lines, report.Line.Waits) {
			o.add(Line{Sort: OfFall, What: "Something that a signed report rests on no longer stands", Of: c.Ref, Path: []string{"no-longer-stands"}})
		}
	}
}

func (o *opening) checks(s *safeguarding.State) {
	for _, c := range s.Checks() {
		if !c.Done() {
			o.add(Line{Sort: OfCheck, What: "A check asked of " + c.Whom + " on " + c.Sent().Plain() + " is not answered", Of: c.Ref, Path: []string{"safeguarding"}})
		}
	}
}

func (o *opening) handover(notes *handover.Notes) {
	for _, n := range notes.All() {
		path := []string{"hand-over", string(n.Entry.ID)}
		if n.Waits() {
			o.add(Line{Sort: OfHandover, What: "A handover note that nobody has read", Of: n.Entry.Ref(), Path: path})
		}
		for _, r := range n.Received {
			if given(r.Asks) {
				o.add(Line{Sort: OfQuestion, What: "Asked about the handover: " + r.Asks, Of: r.Entry.Ref(), Path: path})
			}
		}
	}
}

// questions are what the case asks a person to settle, each sort of them in one line.
func (o *opening) questions() {
	if n := len(o.s.Disagreements()); n > 0 {
		o.add(Line{Sort: OfFacts, What: counted(n, "fact on which the court and we differ", "facts on which the court and we differ")})
	}
	if n := len(o.s.Offers()); n > 0 {
		o.add(Line{Sort: OfSame, What: counted(n, "question whether two things are the same", "questions whether two things are the same")})
	}
	if n := len(o.s.Undecided()); n > 0 {
		o.add(Line{Sort: OfHiding, What: counted(n, "hidden detail on which nobody has decided", "hidden details on which nobody has decided"), Path: []string{"undecided"}})
	}
}

func (o *opening) emails(n int64) {
	if n > 0 {
		o.add(Line{Sort: OfEmail, What: counted(int(n), "e-mail that nobody has sorted", "e-mails that nobody has sorted"), Path: []string{"email"}})
	}
}

func counted(n int, one, several string) string {
	if n == 1 {
		return "One " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
