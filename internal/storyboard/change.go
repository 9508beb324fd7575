package storyboard

import (
	"slices"
	"strings"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// Change is something that a picture explains and that is no longer as it was.
type Change struct {
	About
	Says string // what changed, for the worker
	Now  string // what stands in the place of Said now; "" when there is nothing
}

// Changes are what changed under a picture since its words were written.
func (n Now) Changes(p *Panel) []Change {
	var all []Change
	for _, a := range p.About {
		if c, changed := n.change(a); changed {
			all = append(all, c)
		}
	}
	return all
}

func (n Now) change(a About) (Change, bool) {
	c := Change{About: a}
	switch a.What {
	case pack.AboutWorker:
		_, c.Now = n.worker()
		c.Says = "Somebody else works on the case now: " + c.Now + "."
		return c, c.Now != a.Said
	case pack.AboutHearing:
		return n.hearingChange(c)
	case pack.AboutNoHearing:
		_, c.Now = n.hearing()
		c.Says = "There is a day at court now: " + c.Now + "."
		return c, c.Now != ""
	case pack.AboutOrder:
		c.Says = "The court has made another order since."
		return c, n.order() != a.Ref
	default:
		return n.saidChange(c)
	}
}

func (n Now) hearingChange(c Change) (Change, bool) {
	_, c.Now = n.hearing()
	c.Says = "The day at court is now " + c.Now + "."
	if c.Now == "" {
		c.Says = "No day at court is listed any more."
	}
	return c, c.Now != c.Said
}

// saidChange is what became of a note or an item of evidence: the note was corrected or is not there, the item no longer stands.
func (n Now) saidChange(c Change) (Change, bool) {
	if c.Ref.IsZero() {
		return c, false
	}
	c.Now = n.standing(c.Ref)
	c.Says = "What was said here was corrected since, or no longer stands."
	return c, c.Now != c.Was
}

// standing is how a note or an item stands, to be compared with how it stood.
func (n Now) standing(ref ledger.Ref) string {
	if note, ok := n.Case.Note(ref); ok {
		_, words := note.Words()
		return string(words.Entry)
	}
	if n.Fell != nil && n.Fell(ref) {
		return "no longer stands"
	}
	return "stands"
}

// Named is what a picture explains when the worker names a note or an item of evidence.
func (n Now) Named(ref ledger.Ref) About {
	return About{What: pack.AboutSaid, Ref: ref, Was: n.standing(ref)}
}

// Mended is a picture with what changed put right: the new day or name in the place of the old, or the words kept where a person has looked.
func (n Now) Mended(b *Board, p *Panel) PanelBody {
	body := p.PanelBody
	body.About = slices.Clone(body.About)
	for i, a := range body.About {
		if c, changed := n.change(a); changed {
			body.Words, body.About[i] = n.mend(b, body.Words, c)
		}
	}
	return body
}

func (n Now) mend(b *Board, words string, c Change) (string, About) {
	again := n.about(c.What)[0]
	switch {
	case c.What == pack.AboutSaid:
		return words, n.Named(c.Ref)
	case c.What == pack.AboutHearing && c.Now == "":
		return n.Pack.Stories.Say(b.Language, "moved."+string(b.Stage)), About{What: pack.AboutNoHearing}
	case c.What == pack.AboutNoHearing:
		child, _ := n.Case.Person(b.Child)
		return n.fill(b.Language, pack.StoryKey("next", b.Stage, "day"), child), n.about(pack.AboutHearing)[0]
	case c.Said != "":
		return strings.ReplaceAll(words, c.Said, c.Now), again
	default:
		return words, again
	}
}

// Linked is what a picture explains once a person has written its words anew: what it says of the day or the worker, what they saw of the rest.
func (n Now) Linked(body PanelBody) []About {
	var all []About
	for _, a := range body.About {
		if linked, still := n.linked(a, body.Words); still {
			all = append(all, linked)
		}
	}
	return all
}

func (n Now) linked(a About, words string) (linked About, still bool) {
	again := n.about(a.What)[0]
	switch _, day := n.hearing(); {
	case a.What == pack.AboutSaid && a.Ref.IsZero():
		return a, true
	case a.What == pack.AboutSaid:
		return n.Named(a.Ref), true
	case a.What == pack.AboutNoHearing && day != "" && strings.Contains(words, day):
		return n.about(pack.AboutHearing)[0], true
	case a.Said != "" && strings.Contains(words, a.Said):
		return a, true
	default:
		return again, again.Said == "" || strings.Contains(words, again.Said)
	}
}
