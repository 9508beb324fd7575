package report

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// Cause is one thing that no longer stands as it did when reports were signed that rest on it, with all that rests on it there.
type Cause struct {
	Rest               // what it is; of an author’s opinion that nothing should rest on a thing, the opinion
	Entry ledger.Entry // that brought it about
	Lines []Line
}

// Line is a statement of a signed report that no longer stands as it did.
type Line struct {
	Report    *Report
	Statement FrozenStatement
	Now       string             // how it stands now, in words; what an answer answers for
	Answer    *Act[AnsweredBody] // nil while it waits
	argument  *footing.Case
	key       footing.Key
}

// What a line says of statements that stand as reports, but must be looked at.
const (
	reportsGone = "reports what no longer stands"
	standsAgain = "gives as no longer standing what stands"
)

// Waits reports whether somebody still has to answer: nobody did, or the case is closed and the head of practice has it.
func (l Line) Waits() bool { return l.Answer == nil || l.Referred() }

// Referred reports whether the line waits for the head of practice.
func (l Line) Referred() bool { return l.Answer != nil && l.Answer.Body.Answer == Referred }

// Sentence says in one sentence why the statement stands where it does now.
func (l Line) Sentence(hidden func(ledger.Ref) bool) string {
	return l.argument.Sentence(l.key, hidden)
}

// Standing is how the statement stands now.
func (l Line) Standing() footing.Standing { return l.argument.Standing(l.key) }

// Waits reports whether a line of the cause still waits for an answer.
func (c Cause) Waits() bool { return slices.ContainsFunc(c.Lines, Line.Waits) }

// Referred reports whether a line of the cause waits for the head of practice.
func (c Cause) Referred() bool { return slices.ContainsFunc(c.Lines, Line.Referred) }

// Consequences are the causes for which statements of the case’s signed reports no longer stand as they did when they were signed, in the
// order of those statements. A report that was filed is judged as at the day it was filed, so that its age alone marks nothing; one
// that was not, as at the day given, or with no day as at the day it was signed.
func (d Desk) Consequences(day calendar.Date, h *ledger.History) ([]Cause, error) {
	var found []Cause
	for _, r := range Of(h).Reports() {
		if r.Signed == nil {
			continue
		}
		argument, err := d.Footing.At(r.Signed.judged(day), h)
		if err != nil {
			return nil, fmt.Errorf("see what a report rests on: %w", err)
		}
		found = since{argument, Of(h)}.add(found, r)
	}
	for i := range found {
		var err error
		if found[i].Entry, err = d.broughtAbout(h, found[i]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// judged is the day as at which a signed report is judged: the day it was filed, or else the day given, or with no day the day it was signed.
func (s *Signature) judged(day calendar.Date) calendar.Date {
	switch {
	case s.Filed != nil:
		return s.Filed.On()
	case day.IsZero():
		return s.On
	default:
		return day
	}
}

// since compares a signed report with how things stand in an argument.
type since struct {
	argument *footing.Case
	state    *State
}

// add adds the lines of a report to the causes found so far.
func (x since) add(found []Cause, r *Report) []Cause {
	for _, f := range r.Signed.Statements {
		for _, cause := range x.causes(r.Signed, f) {
			at := slices.IndexFunc(found, func(c Cause) bool { return c.Ref == cause.Ref })
			if at < 0 {
				at = len(found)
				found = append(found, Cause{Rest: cause})
			}
			found[at].Lines = append(found[at].Lines, x.line(r, f, cause))
		}
	}
	return found
}

func (x since) line(r *Report, f FrozenStatement, cause Rest) Line {
	l := Line{Report: r, Statement: f, Now: x.now(r.Signed, f, cause), argument: x.argument, key: r.Signed.Key(f.Number)}
	asked := AnsweredLine{Signed: r.Signed.Ref, Number: f.Number, Now: l.Now}
	for _, a := range x.state.Answers(cause.Ref) {
		if slices.Contains(a.Body.Lines, asked) {
			l.Answer = &a
		}
	}
	return l
}

// now is how a statement stands, in the words that an answer answers for.
func (x since) now(s *Signature, f FrozenStatement, cause Rest) string {
	is := x.argument.Standing(s.Key(f.Number))
	switch {
	case worse(f.Standing, is):
		return is.String()
	case cause.Gone:
		return standsAgain
	default:
		return reportsGone
	}
}

// causes are the things at the root of why a statement no longer stands as it did: what it or the statements below it rest on and what
// changed; or, where none did, what stands against its step.
func (x since) causes(s *Signature, f FrozenStatement) []Rest {
	all := eachOnce(x.changed(s, f, map[string]bool{}))
	if len(all) > 0 || !worse(f.Standing, x.argument.Standing(s.Key(f.Number))) {
		return all
	}
	for _, c := range x.argument.Challenges(s.Key(f.Number)) {
		if c.Standing != footing.NoLongerStands {
			all = append(all, Rest{Ref: c.From.Ref})
		}
	}
	return all
}

// eachOnce are the things without those that a statement reaches in a second way: it is one line to answer for.
func eachOnce(all []Rest) []Rest {
	var once []Rest
	for _, rest := range all {
		if !slices.ContainsFunc(once, func(r Rest) bool { return r.Ref == rest.Ref }) {
			once = append(once, rest)
		}
	}
	return once
}

func (x since) changed(s *Signature, f FrozenStatement, seen map[string]bool) []Rest {
	if seen[f.Number] {
		return nil
	}
	seen[f.Number] = true
	var all []Rest
	for _, rest := range f.RestsOn {
		if rest.Sort == OnStatement {
			for _, below := range s.Statements {
				if below.Statement == rest.Ref {
					all = append(all, x.changed(s, below, seen)...)
				}
			}
		} else if x.differs(f.Kind, rest) {
			all = append(all, rest.Rest)
		}
	}
	return all
}

// differs reports whether a thing stands worse, for a statement of a kind, than when the statement was signed.
func (x since) differs(kind string, was FrozenRest) bool {
	saidKey, soKey := sidesOf(was.Rest)
	said, so := x.argument.Standing(saidKey), x.argument.Standing(soKey)
	switch {
	case was.Gone:
		heldThen := holds(was.Said) && was.So != footing.NoLongerStands.String()
		return !heldThen && said.Holds() && so != footing.NoLongerStands
	case was.Sort == OnItem && reports(kind):
		return worse(was.Said, said) || so == footing.NoLongerStands && was.So != footing.NoLongerStands.String()
	case was.Sort == OnItem:
		return worse(was.So, so)
	default:
		return worse(was.Said, said)
	}
}

// leaning is how far something can be leaned on, by the words of its standing: asserted, reported, or neither.
var leaning = map[string]int{
	footing.Stands.String(): 2, footing.ChallengeMet.String(): 2, footing.FoundByTheCourt.String(): 2, footing.Disputed.String(): 1,
}

func worse(was string, is footing.Standing) bool { return leaning[is.String()] < leaning[was] }
func holds(was string) bool                      { return leaning[was] == leaning[footing.Stands.String()] }

// broughtAbout is the entry after which the statements of a cause stand as they do: before it they did not. It is looked for by halves,
// between the first signature and now.
func (d Desk) broughtAbout(h *ledger.History, c Cause) (ledger.Entry, error) {
	first := c.Lines[0]
	before, after := first.Report.Signed.Entry.Version, h.Version
	for before+1 < after {
		middle := (before + after) / 2
		then := upTo(h, middle)
		argument, err := d.Footing.At(first.argument.Day, then)
		if err != nil {
			return ledger.Entry{}, fmt.Errorf("see since when a report stands as it does: %w", err)
		}
		r, _ := Of(then).Report(first.Report.Ref)
		x := since{argument, Of(then)}
		same := slices.ContainsFunc(x.causes(r.Signed, first.Statement), func(cause Rest) bool {
			return cause.Ref == c.Ref && x.now(r.Signed, first.Statement, cause) == first.Now
		})
		if same {
			after = middle
		} else {
			before = middle
		}
	}
	return h.Entries[after-1], nil
}

// Name is what a cause of the line is called in the middle of a sentence.
func (l Line) Name(cause Rest) string { return l.argument.Name(l.causeKey(cause)) }

// CauseStanding is how a cause of the line stands now.
func (l Line) CauseStanding(cause Rest) footing.Standing {
	return l.argument.Standing(l.causeKey(cause))
}

// WhyCause says in one sentence why a cause of the line stands where it does.
func (l Line) WhyCause(cause Rest) string { return l.argument.Sentence(l.causeKey(cause), nil) }

// causeKey is the side of a cause that has changed: that it was said, or that it is so.
func (l Line) causeKey(cause Rest) footing.Key {
	said, so := sidesOf(cause)
	switch {
	case cause.Sort == "":
		return footing.Of(cause.Ref, footing.Said)
	case cause.Sort == OnItem && l.argument.Standing(said).Holds():
		return so
	default:
		return said
	}
}

// AgainstCause are the things that stand against a cause of the line now: the correction, the finding, the denial.
func (l Line) AgainstCause(cause Rest) []ledger.Ref {
	var refs []ledger.Ref
	for _, c := range l.argument.Challenges(l.causeKey(cause)) {
		if c.Standing != footing.NoLongerStands && !slices.Contains(refs, c.From.Ref) {
			refs = append(refs, c.From.Ref)
		}
	}
	return refs
}

// CauseStood is how a cause of the line stood when the report was signed, in the words of footing.Standing.
func (l Line) CauseStood(cause Rest) string {
	for _, f := range l.Report.Signed.Statements {
		for _, x := range f.RestsOn {
			if x.Ref == cause.Ref && x.Sort == OnItem && l.argument.Standing(footing.Of(x.Ref, footing.Said)).Holds() {
				return x.So
			} else if x.Ref == cause.Ref {
				return x.Said
			}
		}
	}
	return footing.Stands.String()
}
