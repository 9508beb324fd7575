package report

import (
	"strings"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/words"
)

// Choice is one thing that a statement could rest on, as a form offers it.
type Choice struct {
	Rest
	Label    string
	Says     string           // the beginning of what it says; "" where the label says it all
	Standing footing.Standing // whether it is so, for an item; otherwise whether it stands
}

// Choices are what a statement could rest on: the evidence with what settles it, and then notes, orders, plain facts of the case and the other statements of the
// report. What may be in no document is not among them. With the zero Ref no statement is left out.
func (r *Reading) Choices(except ledger.Ref) (ofEvidence, others []Choice) {
	for _, i := range r.Evidence.Items() {
		if !i.Forbids(r.Pack, pack.InDocuments) && evidence.MayRest(r.Pack, i.Source) {
			ofEvidence = append(ofEvidence, r.Choice(Rest{Ref: i.Ref(), Sort: OnItem}))
		}
	}
	for _, d := range r.decided {
		ofEvidence = append(ofEvidence, r.Choice(Rest{Ref: d.Ref, Sort: d.sort}))
	}
	for _, n := range r.Case.Notes() {
		others = append(others, r.Choice(Rest{Ref: n.Ref(), Sort: OnNote}))
	}
	for _, o := range r.Case.Orders() {
		others = append(others, r.Choice(Rest{Ref: o.Ref, Sort: OnOrder}))
	}
	for _, f := range r.Case.Stated() {
		if f.Instead.IsZero() {
			others = append(others, r.Choice(Rest{Ref: f.Ref, Sort: OnFact}))
		}
	}
	for _, d := range r.made.All() {
		if d.By == nil {
			others = append(others, r.Choice(Rest{Ref: d.Ref(), Sort: OnChoice}))
		}
	}
	for _, s := range r.Statements() {
		if s.Ref != except && !needsNothing(s.Kind) {
			others = append(others, r.Choice(Rest{Ref: s.Ref, Sort: OnStatement}))
		}
	}
	return ofEvidence, others
}

// GuidanceChoices are the guidance and the tools of a list that are in force on the day.
func (r *Reading) GuidanceChoices(all []practice.Listed) []Choice {
	var choices []Choice
	for _, l := range all {
		if l.InForce(r.Day) {
			choices = append(choices, Choice{Rest: Rest{Ref: l.Ref(), Sort: OnGuidance}, Label: l.Cited().Label(), Standing: footing.Stands})
		}
	}
	return choices
}

// Citing is what the writing of statements needs that rest on guidance or tools.
func (d *Draft) Citing(by ledger.Author, pieces practice.Cites) practice.Citing {
	return practice.Citing{Stream: d.Stream, By: by, Before: d.Cites, Pieces: pieces}
}

// relied are the guidance and the tools that statements of the report rest on.
func (r *Reading) relied() practice.Cites {
	var all practice.Cites
	for _, s := range r.Statements() {
		for _, x := range s.Rests {
			if cited, ok := r.Draft.Cites.Find(x.Ref); ok {
				all = append(all, cited)
			}
		}
	}
	return all
}

// Choice is a thing as a form offers it.
func (r *Reading) Choice(x Rest) Choice {
	return Choice{x, r.Label(x), r.says(x), r.RestStanding(Established, x)}
}

// says is the beginning of what a thing says, for whoever must tell it from others of the same source.
func (r *Reading) says(x Rest) string {
	switch x.Sort {
	case OnItem:
		if i, ok := r.Evidence.Item(x.Ref); ok {
			return i.Says + ": “" + beginning(i.ItemBody.Words) + "”"
		}
	case OnNote:
		if n, ok := r.Case.Note(x.Ref); ok {
			said, _ := n.Words()
			return beginning(said)
		}
	case OnChoice:
		if d, ok := r.made.Find(x.Ref); ok {
			return d.Choice().Name
		}
	case OnFact:
		if f, ok := r.fact(x.Ref); ok {
			return gave(f)
		}
	case OnStatement:
		if s, ok := r.Statement(x.Ref); ok {
			return beginning(s.Text)
		}
	}
	return ""
}

// gave is what an entry gave, field by field: "name: Hannah Ashdown; part in the case: respondent".
func gave(f casework.Stated) string {
	var all []string
	for _, fact := range f.Gave {
		for _, said := range fact.History() {
			if said.Entry == f.Ref.Entry && said.Value != "" {
				all = append(all, fact.Field.Label(words.Printer{})+": "+fact.Field.Show(words.Printer{}, said.Value))
			}
		}
	}
	return strings.Join(all, "; ")
}

// enough is how many words tell one text from another.
const enough = 14

func beginning(text string) string {
	all := strings.Fields(text)
	if len(all) <= enough {
		return strings.Join(all, " ")
	}
	return strings.Join(all[:enough], " ") + " …"
}

// Bring is a statement made from the words of an item: who said them, when, and the words, resting on the item.
func (r *Reading) Bring(item ledger.Ref) (Saying, bool) {
	i, ok := r.Evidence.Item(item)
	if !ok || i.Forbids(r.Pack, pack.InDocuments) {
		return Saying{}, false
	}
	kind, _ := r.Pack.SourceKind(i.Source.Kind)
	s := Saying{Kind: Account, RestsOn: []Rest{{Ref: item, Sort: OnItem}}}
	switch {
	case kind.Child:
		s.Kind = ChildsWords
		if p, ok := r.Case.Person(i.Source.Who.Person); ok {
			s.Child = p.Ref
		}
	case kind.Author:
		s.Kind, s.Text = Observation, i.ItemBody.Words
		return s, true
	}
	s.Text = r.introduced(i)
	return s, true
}

// introduced are an item’s words with who said them, as far as they may be named, and when.
func (r *Reading) introduced(i *evidence.Item) string {
	who := "Somebody who is not named"
	switch i.Source.NamedTo(r.Pack) {
	case evidence.Named:
		who = capital(r.Who(i.Source.Who))
	case evidence.Described:
		who = capital(i.Source.Described)
	}
	verb := "said"
	if i.Source.Obtained == "in_writing" || i.Source.Obtained == "court_papers" {
		verb = "wrote"
	}
	return who + " " + verb + " on " + i.Source.On().Plain() + ": “" + i.ItemBody.Words + "”"
}

// RestingOn are the statements that rest on a thing, by however many others of the report.
func (r *Reading) RestingOn(ref ledger.Ref) []*Placed {
	var found []*Placed
	for _, s := range r.Statements() {
		if r.leads(s, ref, map[*Placed]bool{}) {
			found = append(found, s)
		}
	}
	return found
}

func (r *Reading) leads(s *Placed, to ledger.Ref, seen map[*Placed]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	for _, x := range s.Rests {
		if x.Ref == to {
			return true
		}
		if below, ok := r.Statement(x.Ref); ok && r.leads(below, to, seen) {
			return true
		}
	}
	return false
}
