package report

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/typeset"
)

// sinceLast is the report of the case that was signed last before this one, without letters and the like, and what no longer stands as it did
// under it: now, or when this one was signed. It is nil when there is none.
func (d Desk) sinceLast(h *ledger.History, r *Report) (*Report, []Cause, error) {
	if r.Signed != nil {
		h = upTo(h, r.Signed.Case)
	}
	last := d.lastSigned(Of(h), r.Ref)
	if last == nil {
		return nil, nil, nil
	}
	argument, err := d.Footing.At(last.Signed.judged(calendar.Date{}), h)
	if err != nil {
		return nil, nil, fmt.Errorf("see what has changed since the last report: %w", err)
	}
	return last, since{argument, Of(h)}.add(nil, last), nil
}

func (d Desk) lastSigned(s *State, but ledger.Ref) *Report {
	var last *Report
	for _, r := range s.Reports() {
		t, known := d.Pack.ReportType(r.Type)
		if r.Ref == but || r.Signed == nil || known && brief(t) {
			continue
		}
		if last == nil || last.Signed.Entry.Version < r.Signed.Entry.Version {
			last = r
		}
	}
	return last
}

// sinceLast lists what no longer stands as it did under the report before this one, the paragraphs there on which it bears, and those here that
// speak of it.
func (f *frontPage) sinceLast() typeset.Section {
	last, fell, err := f.earlier()
	switch {
	case err != nil:
		return typeset.Section{Heading: "What has changed since the last report", Blocks: []typeset.Block{line("This could not be worked out.")}}
	case last == nil:
		return typeset.Section{}
	}
	t, _ := f.Pack.ReportType(last.Type)
	s := typeset.Section{Heading: "What has changed since the " + t.Called() + " of " + last.Signed.On.Plain()}
	for _, c := range fell {
		l := c.Lines[0]
		text := fmt.Sprintf("%s. Then: %s. Now: %s. Bears on %s of that report.", f.described(c.Rest), l.CauseStood(c.Rest), l.CauseStanding(c.Rest), bearsOn(c.Lines))
		s.Blocks = append(s.Blocks, line(text, paragraphsOf(f.speakingOf(c))...))
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []typeset.Block{line("All that it rested on stands as it did.")}
	}
	return s
}

// described is a thing as it may be described to others.
func (r *Reading) described(x Rest) string {
	if description, ok := r.describe(x); ok {
		return typeset.Printable(description)
	}
	return "Something on record"
}

// speakingOf are the statements that rest on what fell, or on what made it fall.
func (r *Reading) speakingOf(c Cause) []*Placed {
	about := append(c.Lines[0].AgainstCause(c.Rest), c.Ref)
	return slices.DeleteFunc(r.Statements(), func(s *Placed) bool {
		return !slices.ContainsFunc(s.Rests, func(x Rest) bool { return slices.Contains(about, x.Ref) })
	})
}
