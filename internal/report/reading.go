package report

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"candour/internal/calendar"
	"candour/internal/casework"
	reasoned "candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/voice"
)

// Desk is what reports are read with: the rules, and the argument. App makes one.
type Desk struct {
	Pack    *pack.Pack
	Footing *footing.Footing
}

// Reading is one report as it stands on a day, with everything it is judged by. It is a value of that moment: read again after an act.
type Reading struct {
	*Report
	Draft     *Draft
	Type      pack.ReportType
	Pack      *pack.Pack
	Day       calendar.Date
	Case      *casework.State
	Evidence  *evidence.State
	Argument  *footing.Case
	Questions []Question
	Parts     []Part
	Carried   []Carried // replies to earlier reports that it says and annexes

	voice   *voice.State                                   // the children’s words
	gate    *casework.Gate                                 // what the court may not be sent
	version int64                                          // of the case
	decided []decision                                     // all that came of any matter
	made    *reasoned.State                                // what was decided in the case, with reasons
	cited   practice.Cites                                 // by the case
	bundles func() *evidence.State                         // by which bundle pages are given: those known when it was signed, for its words stay as they are
	stood   func() (*footing.Case, error)                  // the argument as it was when the report was signed; nil while it is not
	turning *[]Turning                                     // what TurnsOn worked out
	earlier func() (last *Report, fell []Cause, err error) // the report before this one, and what fell under it until this one was signed
}

// Streams are the histories that a report is read from.
type Streams struct {
	Case  *ledger.History // the open stream
	Side  *ledger.History // the closed side, without which nobody could say what must stay out
	Draft *ledger.History // the report’s own

	Replied []*ledger.History // of reports to which a reply stands, in which their words are
}

// Open reads a report with the streams beside the case. A filed one is read as at the day it was signed: its age marks nothing in it.
func (d Desk) Open(ctx context.Context, l *ledger.Ledger, h *ledger.History, r *Report, today calendar.Date) (*Reading, error) {
	side, err := l.Read(ctx, casework.Of(h).Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	draft, err := l.Read(ctx, r.Draft)
	if err != nil {
		return nil, fmt.Errorf("read a report: %w", err)
	}
	day := today
	if r.Signed != nil && r.Signed.Filed != nil {
		day = r.Signed.On
	}
	from := Streams{Case: h, Side: side, Draft: draft}
	if from.Replied, err = DraftsRepliedTo(ctx, l, h); err != nil {
		return nil, err
	}
	return d.Read(day, from, r.Ref)
}

// DraftsRepliedTo are the streams of the reports of a case to which a reply stands.
func DraftsRepliedTo(ctx context.Context, l *ledger.Ledger, h *ledger.History) ([]*ledger.History, error) {
	var all []*ledger.History
	for _, r := range Of(h).RepliedTo() {
		draft, err := l.Read(ctx, r.Draft)
		if err != nil {
			return nil, fmt.Errorf("read a report that is disputed: %w", err)
		}
		all = append(all, draft)
	}
	return all, nil
}

// Read reads a report of a case.
func (d Desk) Read(day calendar.Date, from Streams, ref ledger.Ref) (*Reading, error) {
	report, ok := Of(from.Case).Report(ref)
	if !ok || report.Draft != from.Draft.Stream {
		return nil, noReport()
	}
	t, ok := d.Pack.ReportType(report.Type)
	if !ok {
		return nil, fault.Refuse("The rules in force know no such report any more. It can be read as it was filed.", nil)
	}
	argument, err := d.Footing.At(day, from.Case, from.Draft)
	if err != nil {
		return nil, fmt.Errorf("read a report: %w", err)
	}
	r := &Reading{
		Report: report, Draft: DraftOf(from.Draft), Type: t, Pack: d.Pack, Day: day,
		Case: casework.Of(from.Case), Evidence: evidence.Of(from.Case), Argument: argument, version: from.Case.Version,
	}
	if r.gate, err = casework.GateFor(r.Case, casework.SideOf(from.Side), casework.ToCourt()); err != nil {
		return nil, fmt.Errorf("read a report: %w", err)
	}
	r.bundles = func() *evidence.State { return r.Evidence }
	if report.Signed != nil {
		r.bundles = sync.OnceValue(func() *evidence.State { return evidence.Of(upTo(from.Case, report.Signed.Case)) })
		r.stood = func() (*footing.Case, error) {
			return d.Footing.At(report.Signed.On, upTo(from.Case, report.Signed.Case), upTo(from.Draft, report.Signed.Draft))
		}
	}
	r.earlier = func() (*Report, []Cause, error) { return d.sinceLast(from.Case, report) }
	r.cited = practice.CitesOf(from.Case)
	r.voice = voice.Of(from.Case)
	r.decided = decisions(Of(from.Case), r.Evidence)
	r.made = reasoned.Of(from.Case)
	r.Questions = questions(r.Case, t, report.Duty)
	r.Parts = r.Draft.layOut(t)
	r.carry(d, from)
	return r, nil
}

// upTo is a history as it was at a version.
func upTo(h *ledger.History, version int64) *ledger.History {
	version = min(version, int64(len(h.Entries)))
	return ledger.NewHistory(h.Stream, h.Entries[:version:version]...)
}

// Statements are all statements of the report in the order in which they are read.
func (r *Reading) Statements() []*Placed {
	var all []*Placed
	for _, part := range r.Parts {
		all = append(all, part.Statements...)
	}
	return all
}

// Statement is the statement of a name at its place.
func (r *Reading) Statement(ref ledger.Ref) (*Placed, bool) {
	all := r.Statements()
	i := slices.IndexFunc(all, func(s *Placed) bool { return s.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}

// Key names a statement in the argument: its own while it is written, its number in the signature afterwards.
func (r *Reading) Key(s *Placed) footing.Key {
	if r.Signed != nil && r.Draft.Frozen {
		return r.Signed.Key(s.Number)
	}
	return footing.Of(s.Ref, footing.So)
}

// Standing is how a statement stands.
func (r *Reading) Standing(s *Placed) footing.Standing { return r.Argument.Standing(r.Key(s)) }

// Sentence says in one sentence why a statement stands where it does. What hidden answers true for is not named.
func (r *Reading) Sentence(s *Placed, hidden func(ledger.Ref) bool) string {
	return r.Argument.Sentence(r.Key(s), hidden)
}

// Reason is Sentence in fewer words, for beside the statement: why the first thing that it rests on does not hold, when that is the reason.
func (r *Reading) Reason(s *Placed, hidden func(ledger.Ref) bool) string {
	for _, x := range s.Rests {
		if !x.Gone && !r.RestStanding(s.Kind, x).Holds() {
			return r.Argument.Sentence(r.restKey(s.Kind, x), hidden)
		}
	}
	return r.Sentence(s, hidden)
}

// RestStanding is how a thing that a statement rests on stands, on the side that the statement leans on.
func (r *Reading) RestStanding(kind string, x Rest) footing.Standing {
	return r.Argument.Standing(r.restKey(kind, x))
}

func (r *Reading) restKey(kind string, x Rest) footing.Key {
	if r.Signed != nil && r.Draft.Frozen {
		return r.Signed.keyOf(kind, x)
	}
	return keyOf(kind, x)
}

// Question is something the report must answer.
type Question struct {
	ID        string // of the order and the question in it, or of the pack’s list: what a statement names
	Letter    string // as the order numbers it
	Text      string
	Order     *casework.Order // nil for the pack’s own
	Paragraph string
}

// questions are what the order asks; of all orders when the report was not asked for by one that asks; the pack’s own when none does.
func questions(c *casework.State, t pack.ReportType, duty ledger.Ref) []Question {
	var all []Question
	by := askedBy(c, duty)
	for _, q := range c.QuestionsFor("") {
		if (q.Report == t.ID || q.Report == "" && asksFor(q.Order, t.ID)) && (by == nil || q.Order == by) {
			all = append(all, Question{ID: string(q.Order.Ref.Entry) + "/" + q.Key, Letter: q.Key, Text: q.Text, Order: q.Order, Paragraph: q.Paragraph})
		}
	}
	if len(all) > 0 {
		return all
	}
	for i, text := range t.Questions {
		all = append(all, Question{ID: fmt.Sprintf("pack/%d", i+1), Letter: fmt.Sprint(i + 1), Text: text})
	}
	return all
}

// askedBy is the order that a duty comes from, if that order asks questions.
func askedBy(c *casework.State, duty ledger.Ref) *casework.Order {
	d, ok := c.Duty(duty)
	if !ok {
		return nil
	}
	order, ok := c.Order(d.Because.Ref)
	if !ok || len(order.Questions) == 0 {
		return nil
	}
	return order
}

func asksFor(o *casework.Order, report string) bool {
	return slices.ContainsFunc(o.Asks, func(a casework.Ask) bool { return a.Report == report })
}

// Answering are the statements that answer a question, in their order.
func (r *Reading) Answering(q Question) []*Placed {
	return slices.DeleteFunc(r.Statements(), func(s *Placed) bool { return !slices.Contains(s.Answers, q.ID) })
}

// Asked names the order that asks, for people: "Order of 15 September 2026, paragraph 5"; "" for the pack’s own questions.
func (q Question) Asked() string {
	if q.Order == nil {
		return ""
	}
	name := capital(orderName(q.Order))
	if q.Paragraph != "" {
		name += ", paragraph " + q.Paragraph
	}
	return name
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
