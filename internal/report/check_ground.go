package report

import (
	"fmt"
	"slices"

	"candour/internal/argument"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/pack"
)

// ground checks one thing that a statement rests on.
func (l *looking) ground(s *Placed, x Rest) {
	if x.Gone {
		l.standsAgain(s, x)
		return
	}
	standing := l.RestStanding(s.Kind, x)
	fallen := standing == footing.NoLongerStands || standing == footing.NothingSupports || standing == footing.NotAnswered
	switch {
	case fallen && l.aged(x):
		l.find(Check{
			Sort: OutOfDate, Statement: s, About: x, Sentence: s.Number + " rests on a source that is out of date.",
			Mend: l.why(s.Kind, x) + " Ask again, or say in the statement how old it is and keep it with a reason.",
		}, x.Ref.String())
	case fallen && !reports(s.Kind):
		l.find(Check{
			Sort: NotStanding, Statement: s, About: x, Sentence: s.Number + " rests on something that no longer stands.",
			Mend: l.why(s.Kind, x) + " Change the statement, or take it out.",
		}, x.Ref.String())
	case fallen || reports(s.Kind) && l.soIsGone(x):
		l.find(Check{
			Sort: NotStanding, Statement: s, About: x, Sentence: s.Number + " reports something that no longer stands, and does not say so.",
			Mend: l.whyNotSo(s.Kind, x) + " You may still say that it was said, if you also say that it no longer stands.",
		}, x.Ref.String())
	}
}

// standsAgain finds what is given as no longer standing and stands.
func (l *looking) standsAgain(s *Placed, x Rest) {
	if x.Sort == OnItem && l.Argument.Standing(footing.Of(x.Ref, footing.Said)).Holds() && !l.soIsGone(x) {
		l.find(Check{
			Sort: StandsAgain, Statement: s, About: x, Sentence: fmt.Sprintf("%s gives %s as no longer standing, and it stands.", s.Number, l.Label(x)),
			Mend: "Look at the evidence again, and at what the statement says of it.",
		}, x.Ref.String())
	}
}

// soIsGone reports whether what an item says no longer stands, though it was said.
func (r *Reading) soIsGone(x Rest) bool {
	return x.Sort == OnItem && r.Argument.Standing(footing.Of(x.Ref, footing.So)) == footing.NoLongerStands
}

// aged reports whether it is the age of an item, and nothing else, for which it no longer stands.
func (r *Reading) aged(x Rest) bool {
	aged := false
	for _, c := range r.Argument.Challenges(keyOf(Account, x)) {
		switch {
		case c.Cause == argument.OutOfDate:
			aged = true
		case c.Standing != footing.NoLongerStands:
			return false
		}
	}
	return aged
}

func (r *Reading) why(kind string, x Rest) string {
	return r.Argument.Sentence(r.restKey(kind, x), nil)
}

// whyNotSo says why an account must say more: because it was not said after all, or because it is not so.
func (r *Reading) whyNotSo(kind string, x Rest) string {
	if r.RestStanding(kind, x).Holds() {
		return r.Argument.Sentence(footing.Of(x.Ref, footing.So), nil)
	}
	return r.why(kind, x)
}

// requirements checks what the pack asks of the statement’s kind.
func (l *looking) requirements(s *Placed) {
	kind, _ := l.Pack.StatementKind(s.Kind)
	for _, required := range kind.Requires {
		switch required {
		case pack.NeedsSettled:
			l.settled(s)
		case pack.NeedsBothSides:
			l.bothSides(s)
		case pack.NeedsSpeaker:
			l.speaker(s)
		case pack.NeedsOwnNote:
			l.own(s)
		case pack.NeedsMeeting:
			l.meeting(s)
		case pack.NeedsAnalysis:
			l.analysis(s)
		}
	}
}

// settled finds what is stated as a fact and is disputed, or settled by no record of the sort named.
func (l *looking) settled(s *Placed) {
	if l.Standing(s) == footing.Disputed {
		l.find(Check{
			Sort: AsFact, Statement: s, Sentence: s.Number + " states as established what is disputed.",
			Mend: l.Sentence(s, nil) + " Report it with both sides, as something you were told, until it is decided.",
		})
		return
	}
	if !slices.ContainsFunc(s.Rests, func(x Rest) bool { return slices.Contains(l.settledBy(x), s.By) }) {
		l.find(Check{
			Sort: NotSettled, Statement: s, Sentence: s.Number + " is stated as established, and no record it rests on settles it.",
			Mend: "Only a finding, an admission, an agreement of all parties, a conviction or an official record does. Choose that record, or another kind of statement.",
		})
	}
}

// settledBy are the ways, by the pack’s options, in which a thing settles what rests on it.
func (r *Reading) settledBy(x Rest) []string {
	var ways []string
	switch x.Sort {
	case OnOrder:
		return []string{byRecord}
	case OnItem:
		if i, ok := r.Evidence.Item(x.Ref); ok && i.Source != nil {
			if kind, _ := r.Pack.SourceKind(i.Source.Kind); kind.Record {
				ways = append(ways, byRecord)
			}
		}
		for _, st := range r.Evidence.Statuses(x.Ref) {
			ways = append(ways, way(st)...)
		}
	case OnDecision, OnOutcome:
		for _, d := range r.decided {
			if d.Ref == x.Ref {
				ways = append(ways, way(d.Status)...)
			}
		}
	}
	return ways
}

// byRecord is the pack’s option for what stands on an official record.
const byRecord = "official_record"

// way is how a status settles a matter. That something was found not proved is settled by the finding too.
func way(st evidence.Status) []string {
	switch {
	case st.SetAside:
		return nil
	case st.ID == "not_proved":
		return []string{"found"}
	default:
		return []string{st.ID}
	}
}

// analysis finds a recommendation that no opinion of the report supports, by however many statements.
func (l *looking) analysis(s *Placed) {
	if !l.leadsToOpinion(s, map[*Placed]bool{}) {
		l.find(Check{
			Sort: NoAnalysis, Statement: s, Sentence: s.Number + " recommends something that no opinion in this report supports.",
			Mend: "Choose the opinion that it follows from.",
		})
	}
}

func (l *looking) leadsToOpinion(s *Placed, seen map[*Placed]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	return slices.ContainsFunc(s.Rests, func(x Rest) bool {
		other, ok := l.Statement(x.Ref)
		return ok && (other.Kind == Opinion || l.leadsToOpinion(other, seen))
	})
}

// twice finds a conclusion that leans on two items which lead back to one account: they count once.
func (l *looking) twice(s *Placed) {
	if reports(s.Kind) {
		return
	}
	for i, x := range s.Rests {
		copies := l.Evidence.Copies(x.Ref)
		for _, y := range s.Rests[i+1:] {
			if x.Sort == OnItem && slices.ContainsFunc(copies, func(i *evidence.Item) bool { return i.Ref() == y.Ref }) {
				l.find(Check{
					Sort: Twice, Statement: s, About: y, Sentence: s.Number + " rests twice on one account.",
					Mend: l.Label(y) + " leads back to the same words as " + l.Label(x) + ", so the two count once. Leave one of them out.",
				}, y.Ref.String())
			}
		}
	}
}
