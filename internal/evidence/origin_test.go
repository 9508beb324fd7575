package evidence_test

import (
	"testing"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// repeats says that one item only repeats another.
func (c *casebook) repeats(item, origin ledger.Ref, from string) {
	c.t.Helper()
	c.when(evidence.SayOrigin(c.state(), c.worker, c.id(), evidence.OriginBody{Item: item, Origin: origin, From: from, Why: "Word for word the same"}))
}

func (c *casebook) standsByItself(item ledger.Ref) {
	c.t.Helper()
	c.when(evidence.SayOrigin(c.state(), c.worker, c.id(), evidence.OriginBody{Item: item, Why: "Each heard it for themselves"}))
}

func TestThreeDocumentsWithOneOriginCountOnceUntilOneIsFoundToStandByItself(t *testing.T) {
	c := newCase(t)
	referral := c.draws(account(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-08-04", "Mother telephoned: he had been drinking"))
	chronology := c.draws(account(evidence.Who{Name: "Wexshire Council"}, "local_authority", "2026-08-20", "Mother reports that he had been drinking"))
	summary := c.draws(account(evidence.Who{Name: "Wexshire Police"}, "police", "2026-09-01", "It is recorded that he had been drinking"))
	c.repeats(chronology, referral, "a telephone call of 3 May 2026")
	c.repeats(summary, chronology, "")

	s := c.state()
	item := func(ref ledger.Ref) *evidence.Item { i, _ := s.Item(ref); return i }
	f := s.Family(item(summary), nil)
	if f.Size != 3 || f.From != "a telephone call of 3 May 2026" || f.Root.Ref() != referral || f.Root.Under[0].Under[0].Ref() != summary {
		t.Errorf("family %+v", f)
	}
	key := footing.Of(referral, footing.So)
	if on, one := s.OneSource(s.Accounts(c.footing(), key)); !one || on.Ref() != referral {
		t.Errorf("one source: %v", one)
	}
	if s.MatterOf(summary) != referral {
		t.Error("what repeats an account does not speak to its matter")
	}

	c.standsByItself(chronology)
	s = c.state()
	if f := s.Family(item(summary), nil); f.Size != 2 || f.Root.Ref() != chronology {
		t.Errorf("family %+v", f)
	}
	if s.MatterOf(chronology) != chronology {
		t.Error("it speaks to the matter of what it was said to repeat")
	}
	c.when(evidence.JoinMatter(c.state(), c.worker, c.id(), evidence.JoinedBody{Item: chronology, Matter: referral, Why: "Both of that day"}))
	s = c.state()
	if _, one := s.OneSource(s.Accounts(c.footing(), key)); one {
		t.Error("two who each heard it are one source")
	}
}

func TestWhatRepeatsADocumentThatWasReplacedNoLongerHoldsAnythingUp(t *testing.T) {
	c := newCase(t)
	letter := c.draws(account(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-08-04", "He smelled of alcohol"))
	chronology := c.draws(account(evidence.Who{Name: "Wexshire Council"}, "local_authority", "2026-08-20", "School says he smelled of alcohol"))
	c.then(chronology, footing.Stands, footing.Stands)
	c.repeats(chronology, letter, "")
	newer := account(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-09-03", "It was an uncle")
	c.when(evidence.Replace(c.pack, c.state(), c.worker, c.id(), evidence.ReplaceForm{Older: letter, Newer: evidence.AccountForm{New: &newer}, Why: "The wrong adult"}))
	c.then(chronology, footing.Stands, footing.NoLongerStands)
}

func TestAnOriginThatIsRecordedLastIsTheOriginAllTheSame(t *testing.T) {
	c := newCase(t)
	copied := c.draws(account(evidence.Who{Name: "Wexshire Council"}, "local_authority", "2026-08-20", "Mother reports that he had been drinking"))
	c.then(copied, footing.Stands, footing.Stands)
	call := c.hannahSays()
	c.repeats(copied, call, "")
	s := c.state()
	on, one := s.OneSource(s.Accounts(c.footing(), footing.Of(copied, footing.So)))
	if !one || on.Ref() != call {
		t.Errorf("one source: %v", one)
	}
}

func TestNothingRepeatsItselfOrWhatRepeatsIt(t *testing.T) {
	c := newCase(t)
	one := c.hannahSays()
	two := c.draws(account(isla, "child", "2026-09-02", "Daddy had been drinking"))
	c.repeats(two, one, "")
	for item, origin := range map[ledger.Ref]ledger.Ref{one: two, two: two} {
		change, err := evidence.SayOrigin(c.state(), c.worker, c.id(), evidence.OriginBody{Item: item, Origin: origin, Why: "Again"})
		if names := problems(t, change, err); !has(names, "origin") {
			t.Errorf("asked for %v", names)
		}
	}
	change, err := evidence.SayOrigin(c.state(), c.worker, c.id(), evidence.OriginBody{Item: two, From: "a call"})
	if names := problems(t, change, err); !has(names, "origin") || !has(names, "why") {
		t.Errorf("asked for %v", names)
	}
}

func TestAnEarlierPassageOfLikeWordsIsOffered(t *testing.T) {
	const said = "On 3 May the mother telephoned and said that the father had been drinking and that the car was wobbling on the way home."
	for name, tt := range map[string]struct {
		words string
		alike bool
	}{
		"copied":                    {"Chronology, 20 May: the mother telephoned and said that the father had been drinking, and that the car was wobbling.", true},
		"copied in capitals":        {"THE FATHER HAD BEEN DRINKING AND THAT THE CAR WAS WOBBLING ON THE WAY HOME", true},
		"about the same, otherwise": {"The mother rang us in May. She was worried because he drinks and does not drive well.", false},
		"a phrase everybody uses":   {"The father had been working late that week and the children were with their aunt at home.", false},
		"a sentence among many": {"The neighbour wrote that he had said that the father had been drinking when she met him in town on a Friday in April, long before any of this, " +
			"and that he then apologised to her and to everybody else who was there.", false},
		"four words": {"Had been drinking heavily.", false},
		"short":      {"He drinks.", false},
	} {
		t.Run(name, func(t *testing.T) {
			c := newCase(t)
			first := c.draws(account(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-08-04", said))
			later := c.draws(account(evidence.Who{Name: "Wexshire Council"}, "local_authority", "2026-08-20", tt.words))
			s := c.state()
			i, _ := s.Item(later)
			if got := s.Alike(i); (len(got) == 1 && got[0].Ref() == first) != tt.alike {
				t.Errorf("offered %d", len(got))
			}
			if earlier, _ := s.Item(first); len(s.Alike(earlier)) != 0 {
				t.Error("a later passage is offered as the origin of an earlier one")
			}
			c.standsByItself(later)
			s = c.state()
			if i, _ = s.Item(later); len(s.Alike(i)) != 0 {
				t.Error("it is offered again after the answer")
			}
		})
	}
}
