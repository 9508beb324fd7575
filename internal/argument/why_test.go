package argument_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument"
	"candour/internal/argument/argumenttest"
)

func TestEveryExplanationComesToAnEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		ids := argumenttest.ItemIDs(r)
		for _, j := range r.Justifications {
			ids = append(ids, j.ID)
		}
		for _, id := range ids {
			for _, g := range l.Why(id).Grounds {
				if g.Onward && l.Why(g.Record).Rank >= l.Why(id).Rank {
					t.Fatalf("%s explains itself by %s, which ranks no lower: %+v", id, g.Record, l.Why(id))
				}
			}
			if chain := l.Chain(id); len(chain) > len(ids) {
				t.Fatalf("the chain of %s repeats itself: %v", id, chain)
			}
		}
	})
}

func TestEveryExplanationIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		g, err := argument.New(r)
		if err != nil {
			t.Fatal(err)
		}
		for id, label := range l.All() {
			w := l.Why(id)
			if len(w.Grounds) == 0 && label == argument.Undecided {
				t.Fatalf("%s is disputed by nothing", id)
			}
			for _, ground := range w.Grounds {
				if want := groundLabel(label, ground.Role); l.Label(ground.Record) != want {
					t.Fatalf("%s is %v because %s is %v: %+v", id, label, ground.Record, l.Label(ground.Record), w)
				}
			}
			if w.Cause == argument.Circular && !slices.Contains(g.RestingOn(id), id) {
				t.Fatalf("%s does not rest on itself", id)
			}
		}
	})
}

// groundLabel is the label that a ground must have to bring about the given one.
func groundLabel(label argument.Label, role argument.Role) argument.Label {
	supports := role == argument.Premise || role == argument.Circle
	switch {
	case label == argument.Undecided || supports:
		return label
	case label == argument.In:
		return argument.Out
	default:
		return argument.In
	}
}

func TestAnErasureIsSaidBeforeAnyOtherCause(t *testing.T) {
	var r argument.Records
	r.AddEvidence("letter", "correction", "erasure")
	r.AddDefeat(argument.Replaced, "correction", "letter")
	r.AddDefeat(argument.ErasedByLaw, "erasure", "letter")
	if w := evaluate(t, r).Why("letter"); w.Cause != argument.ErasedByLaw || w.Grounds[0].Record != "erasure" {
		t.Errorf("%+v", w)
	}
}

func TestARecordThatIsNotThereIsUnchecked(t *testing.T) {
	l := evaluate(t, argument.Records{})
	if w := l.Why("nobody"); w.Standing != argument.Unchecked || l.Label("nobody") != argument.Undecided {
		t.Errorf("%+v", w)
	}
	if got := l.Sentence("nobody", asIs); got != "Nobody has not been checked." {
		t.Error(got)
	}
}

func asIs(id argument.ID) string { return string(id) }

// The cases of a family court, each with the sentence a practitioner reads.
func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		name     string
		build    func(*argument.Records)
		of       argument.ID
		standing argument.Standing
		words    string
		sentence string
	}{
		{"evidence nobody challenges", func(r *argument.Records) {
			r.AddEvidence("the call")
		}, "the call", argument.Stands, "stands", "The call stands: nothing challenges it."},

		{"a statement on four records", func(r *argument.Records) {
			r.AddEvidence("the call", "the note", "the letter", "the form")
			r.AddStatement("paragraph 4")
			rests(r, "paragraph 4", "the call", "the note", "the letter", "the form")
		}, "paragraph 4", argument.Stands, "stands", "Paragraph 4 stands: it rests on the call, the note, the letter and 1 more."},

		{"a dispute between parties", func(r *argument.Records) {
			dispute(r)
		}, "that he drove after drinking", argument.Disputed, "disputed",
			"That he drove after drinking is disputed by Mr Kersey’s account, and nothing on record settles it."},

		{"what was said stands all the same", func(r *argument.Records) {
			dispute(r)
		}, "Ms Ashdown’s account", argument.Stands, "stands", "Ms Ashdown’s account stands: nothing challenges it."},

		{"a report on something disputed", func(r *argument.Records) {
			dispute(r)
			r.AddStatement("paragraph 8")
			rests(r, "paragraph 8", "that he drove after drinking")
		}, "paragraph 8", argument.Disputed, "disputed",
			"Paragraph 8 is disputed: it rests on that he drove after drinking, which is disputed by Mr Kersey’s account."},

		{"found proved", func(r *argument.Records) {
			dispute(r)
			r.AddEvidence("the judgment of 3 May")
			r.AddDefeat(argument.DecidedAgainst, "the judgment of 3 May", "Mr Kersey’s account")
		}, "that he drove after drinking", argument.StandsAnswered, "stands, challenge answered",
			"That he drove after drinking stands: it rests on Ms Ashdown’s account, and the challenge from Mr Kersey’s account is answered by the judgment of 3 May."},

		{"found not proved", func(r *argument.Records) {
			dispute(r)
			r.AddEvidence("the judgment of 3 May")
			r.AddDefeat(argument.NotProved, "the judgment of 3 May", "that he drove after drinking")
		}, "that he drove after drinking", argument.NoLongerStands, "no longer stands: not proved",
			"That he drove after drinking no longer stands: it was not proved, by the judgment of 3 May."},

		{"set aside on appeal, so disputed again", func(r *argument.Records) {
			dispute(r)
			r.AddEvidence("the judgment of 3 May", "the appeal")
			r.AddDefeat(argument.NotProved, "the judgment of 3 May", "that he drove after drinking")
			r.AddDefeat(argument.SetAside, "the appeal", "the judgment of 3 May")
		}, "that he drove after drinking", argument.Disputed, "disputed",
			"That he drove after drinking is disputed by Mr Kersey’s account, and nothing on record settles it."},

		{"out of date", func(r *argument.Records) {
			r.AddEvidence("the health report", "the twelve-month rule")
			r.AddDefeat(argument.OutOfDate, "the twelve-month rule", "the health report")
		}, "the health report", argument.NoLongerStands, "no longer stands: out of date",
			"The health report no longer stands: it is out of date by the twelve-month rule."},

		{"refuted by better evidence", func(r *argument.Records) {
			r.AddEvidence("the rumour", "the police check")
			r.AddStatement("our view that the police check is better")
			rests(r, "our view that the police check is better", "the police check")
			r.AddDefeat(argument.Outweighed, "our view that the police check is better", "the rumour")
		}, "the rumour", argument.NoLongerStands, "no longer stands: outweighed",
			"The rumour no longer stands: it is outweighed by our view that the police check is better."},

		{"erased, and the report that rested on it alone", func(r *argument.Records) {
			r.AddEvidence("the note of 9 May", "the erasure of 1 June")
			r.AddStatement("paragraph 2")
			rests(r, "paragraph 2", "the note of 9 May")
			r.AddDefeat(argument.ErasedByLaw, "the erasure of 1 June", "the note of 9 May")
		}, "paragraph 2", argument.NoLongerStands, "no longer stands: what it rested on no longer stands",
			"Paragraph 2 no longer stands: it rests on the note of 9 May, which was erased by law."},

		{"two supports, both gone", func(r *argument.Records) {
			r.AddEvidence("the letter", "the email", "the correction")
			r.AddStatement("paragraph 3")
			rests(r, "paragraph 3", "the letter")
			rests(r, "paragraph 3", "the email")
			r.AddDefeat(argument.Replaced, "the correction", "the letter", "the email")
		}, "paragraph 3", argument.NoLongerStands, "no longer stands: what it rested on no longer stands",
			"Paragraph 3 no longer stands: it rests on the letter, which was replaced by the correction, and on nothing else that stands."},

		{"nothing supports it", func(r *argument.Records) {
			r.AddStatement("4.5")
		}, "4.5", argument.NoLongerStands, "nothing supports it", "Nothing supports 4.5."},

		{"an author who gives the evidence no weight", func(r *argument.Records) {
			r.AddEvidence("the call", "the author’s opinion")
			r.AddStatement("paragraph 6")
			r.AddJustification(argument.Justification{ID: "step", Conclusion: "paragraph 6", Premises: []argument.ID{"the call"}})
			r.AddDefeat(argument.NoWeight, "the author’s opinion", "step")
		}, "paragraph 6", argument.NoLongerStands, "no longer stands: given no weight",
			"Paragraph 6 no longer stands: the step that leads to it is given no weight in the author’s opinion."},

		{"a disputed step", func(r *argument.Records) {
			r.AddEvidence("the call", "the mother’s answer")
			r.AddStatement("what Isla saw", "that Isla was prompted")
			r.AddJustification(argument.Justification{ID: "told", Conclusion: "what Isla saw", Premises: []argument.ID{"the call"}})
			rests(r, "that Isla was prompted", "the call")
			r.AddDefeat(argument.Denied, "that Isla was prompted", "told")
			r.AddDispute("the mother’s answer", "that Isla was prompted")
		}, "what Isla saw", argument.Disputed, "disputed",
			"What Isla saw is disputed: the step that leads to it is disputed by that Isla was prompted, and nothing on record settles it."},

		{"an exception that applies", func(r *argument.Records) {
			r.AddEvidence("the check", "the finding")
			r.AddStatement("the challenge")
			r.AddJustification(argument.Justification{
				ID: "step", Conclusion: "the challenge", Premises: []argument.ID{"the check"}, Unless: []argument.ID{"the finding"},
			})
		}, "the challenge", argument.NoLongerStands, "no longer stands: an exception applies",
			"The challenge no longer stands: it gives way to the finding."},

		{"an exception that does not apply, which is no challenge", func(r *argument.Records) {
			r.AddEvidence("the check")
			r.AddStatement("the challenge", "a finding")
			r.AddJustification(argument.Justification{
				ID: "step", Conclusion: "the challenge", Premises: []argument.ID{"the check"}, Unless: []argument.ID{"a finding"},
			})
		}, "the challenge", argument.Stands, "stands", "The challenge stands: it rests on the check."},

		{"a circle", func(r *argument.Records) {
			r.AddStatement("the referral", "the chronology")
			rests(r, "the referral", "the chronology")
			rests(r, "the chronology", "the referral")
		}, "the referral", argument.NoLongerStands, "no longer stands: rests only on itself",
			"The referral no longer stands: it rests only on the chronology, which comes back to it."},

		{"something that speaks against itself", func(r *argument.Records) {
			r.AddEvidence("the letter")
			r.AddDefeat(argument.Denied, "the letter", "the letter")
		}, "the letter", argument.Disputed, "disputed", "The letter is disputed by itself, and nothing on record settles it."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r argument.Records
			tt.build(&r)
			l := evaluate(t, r)
			if w := l.Why(tt.of); w.Standing != tt.standing || w.Words() != tt.words {
				t.Errorf("%v, %q; want %v, %q", w.Standing, w.Words(), tt.standing, tt.words)
			}
			if got := l.Sentence(tt.of, asIs); got != tt.sentence {
				t.Errorf("\ngot  %s\nwant %s", got, tt.sentence)
			}
		})
	}
}

// dispute is one parent's account of a thing and the other's.
func dispute(r *argument.Records) {
	r.AddEvidence("Ms Ashdown’s account", "what Mr Kersey said")
	r.AddStatement("that he drove after drinking", "Mr Kersey’s account")
	rests(r, "that he drove after drinking", "Ms Ashdown’s account")
	rests(r, "Mr Kersey’s account", "what Mr Kersey said")
	r.AddDispute("that he drove after drinking", "Mr Kersey’s account")
}

func TestAReasonThatMayNotBeSeenIsNotTold(t *testing.T) {
	var r argument.Records
	r.AddEvidence("the letter", "the address")
	r.AddStatement("paragraph 2")
	rests(&r, "paragraph 2", "the letter")
	r.AddDefeat(argument.Replaced, "the address", "the letter")
	blank := func(id argument.ID) string {
		if id == "the address" {
			return ""
		}
		return string(id)
	}
	got := evaluate(t, r).Sentence("paragraph 2", blank)
	if want := "Paragraph 2 no longer stands, for a reason you may not see."; got != want {
		t.Errorf("%s", got)
	}
}

func TestEverySentenceIsWholeAndInAPractitionersWords(t *testing.T) {
	code := regexp.MustCompile(`(?i)\b(node|defeats?|footing|ledger|fell|falls?|undec)\b|%|  |'`)
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		for id := range l.All() {
			said := l.Sentence(id, asIs)
			if code.MatchString(said) || !strings.HasSuffix(said, ".") || strings.Contains(said, ", .") {
				t.Fatalf("%q", said)
			}
			if words := l.Why(id).Words(); words == "" || code.MatchString(words) {
				t.Fatalf("%q", words)
			}
		}
	})
}
