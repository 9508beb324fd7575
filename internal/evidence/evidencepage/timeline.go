package evidencepage

import (
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// OnTimeline says for each entry of a case which item of evidence it is about, and leads there; the zero Link for an entry about none.
func (p Pages) OnTimeline(c *web.Case) func(ledger.Entry) govuk.Link {
	s := evidence.Of(c.History)
	return func(e ledger.Entry) govuk.Link {
		i, ok := itemAbout(s, e)
		switch {
		case !ok:
			return govuk.Link{}
		case i.Entry.ID == e.ID: // the line above it names the item
			return govuk.Link{Text: "Where it stands, and what rests on it", Href: c.URL("evidence", string(e.ID))}
		default:
			return govuk.Link{Text: c.Words.Say("Evidence %d: %s", i.Number, i.Says), Href: c.URL("evidence", string(i.Entry.ID))}
		}
	}
}

// itemAbout is the item that an entry drew, or that it says something about.
func itemAbout(s *evidence.State, e ledger.Entry) (*evidence.Item, bool) {
	switch b := e.Body.(type) {
	case evidence.ItemBody:
		return s.Item(ledger.Ref{Stream: s.Stream, Entry: e.ID})
	case evidence.SourceBody:
		return drawnFrom(s, ledger.Ref{Stream: s.Stream, Entry: e.ID})
	case evidence.ReadyBody:
		return drawnFrom(s, b.Source)
	case evidence.UnreadableBody:
		return drawnFrom(s, b.Source)
	case evidence.DisputedBody:
		return s.Item(b.Item)
	case evidence.OutweighedBody:
		return s.Item(b.Worse)
	case evidence.ReplacedBody:
		return s.Item(b.Older)
	case evidence.TakenBackBody:
		return s.Item(b.Item)
	case evidence.NoWeightBody:
		return s.Item(b.Item)
	case evidence.OriginBody:
		return s.Item(b.Item)
	case evidence.LookedAgainBody:
		return s.Item(b.Item)
	case evidence.AdmittedBody:
		return s.Item(b.Item)
	case evidence.OutcomeBody:
		return s.Item(b.Item)
	default:
		return nil, false
	}
}

// drawnFrom is the first item drawn from a source.
func drawnFrom(s *evidence.State, source ledger.Ref) (*evidence.Item, bool) {
	for _, i := range s.Items() {
		if i.ItemBody.Source == source {
			return i, true
		}
	}
	return nil, false
}
