package report

import (
	"fmt"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/pack"
	"candour/internal/words"
)

// describe says of a source what may be said of it to others. It is false for what is no source of its own, another statement, and for what
// may be in no document.
func (r *Reading) describe(x Rest) (string, bool) {
	switch x.Sort {
	case OnItem:
		i, ok := r.Evidence.Item(x.Ref)
		if !ok || i.Forbids(r.Pack, pack.InDocuments) {
			return "", false
		}
		description := r.describeItem(i)
		if x.Gone {
			description += ". It no longer stands."
		}
		return description, true
	case OnDecision, OnOutcome:
		for _, d := range r.decided {
			if d.Ref == x.Ref {
				return d.Text(words.Printer{}, r.Pack, r.whoInDocuments), true
			}
		}
	case OnNote:
		if n, ok := r.Case.Note(x.Ref); ok {
			return fmt.Sprintf("%s, %s", noteSorts[n.Sort], noteDay(n).Plain()) + inBundle(r.bundles().InBundle(x.Ref, "", 0)), true
		}
	case OnOrder:
		if o, ok := r.Case.Order(x.Ref); ok {
			return capital(orderName(o)) + ": " + o.Name, true
		}
	case OnFact:
		if f, ok := r.fact(x.Ref); ok {
			return factSource(f), true
		}
	case OnChoice:
		if d, ok := r.made.Find(x.Ref); ok {
			return "The author’s service, decision of " + d.On().Plain() + ": " + words.LowerFirst(d.Question), true
		}
	case OnGuidance:
		if g, ok := r.Draft.Cites.Find(x.Ref); ok {
			return g.Label(), true
		}
	}
	return "", false
}

// factSource is how an entry that gave plain facts is described to others: never with who told us, who may be somebody who is not to be named.
func factSource(f casework.Stated) string {
	day := calendar.DateInLondon(f.Said.Recorded).Plain()
	if f.ByCourt() {
		return "The court’s record of the case, " + day
	}
	return "The author’s service, record of the case, " + day
}

// noteSorts are how our own notes are described to others: never with whom, for that may be somebody who is not to be named.
var noteSorts = map[casework.NoteSort]string{
	casework.Call: "The author’s service, note of a call", casework.Visit: "The author’s service, note of a visit",
	casework.Attempt: "The author’s service, note of an attempt to reach somebody", casework.Text: "The author’s service, note of text messages",
	casework.Meeting: "The author’s service, note of a meeting", casework.Email: "The author’s service, note of an e-mail",
	casework.Other: "The author’s service, note",
}

// describeItem is "Ms Ashdown, 1 September 2026, by telephone, second hand" as far as the source may be named.
func (r *Reading) describeItem(i *evidence.Item) string {
	s := i.Source
	switch s.NamedTo(r.Pack) {
	case evidence.NotNamed:
		return "Somebody who is not named"
	case evidence.Described:
		return capital(s.Described) + ", " + s.On().Plain() + r.hand(i)
	}
	kind, _ := r.Pack.SourceKind(s.Kind)
	who := r.Who(s.Who)
	if kind.Author {
		who = "The author’s own observation"
	}
	parts := []string{who, s.On().Plain()}
	if obtained, ok := pack.Choice(r.Pack.Evidence.Obtained, s.Obtained); ok {
		parts = append(parts, words.LowerFirst(obtained.Name))
	}
	if s.Paper.Name != "" {
		parts = append(parts, s.Paper.Name)
	}
	if page := i.At(); page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", page))
	}
	return strings.Join(parts, ", ") + inBundle(r.bundles().BundlePageOf(s, i.At())) + r.hand(i)
}

// inBundle is ", bundle C12" where the page is known.
func inBundle(at, _ string) string {
	if at == "" {
		return ""
	}
	return ", bundle " + at
}

// hand says when something is not first hand.
func (r *Reading) hand(i *evidence.Item) string {
	switch i.Hand {
	case evidence.SecondHand, evidence.LaterHand:
		hand, _ := pack.Choice(r.Pack.Evidence.Hands, i.Hand)
		return ", " + words.LowerFirst(hand.Name)
	default:
		return ""
	}
}

// whoInDocuments is what somebody is called in a document for others: people of the case by name, nobody else.
func (r *Reading) whoInDocuments(w evidence.Who) string {
	if p, ok := r.Case.Person(w.Person); ok {
		return p.Called()
	}
	return "somebody who is not named"
}
