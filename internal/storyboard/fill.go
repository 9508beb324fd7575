package storyboard

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// places are words in square brackets, which only the worker can fill.
var places = regexp.MustCompile(`\[[^\]]+\]`)

// Now is what a storyboard is filled from and marked by: the case as it stands.
type Now struct {
	Pack *pack.Pack
	Case *casework.State
	At   time.Time
	Fell func(item ledger.Ref) bool // whether an item of evidence no longer stands; nil when there is none
}

// fill is a text of the pack filled from the case for a child.
func (n Now) fill(language, key string, child *casework.Person) string {
	s := n.Pack.Stories
	return s.Fill(s.Say(language, key), func(place string) string {
		switch place {
		case "child":
			return child.FirstName()
		case "adults":
			return n.adults(child)
		case "service":
			return n.Pack.About.Service
		case "hearing":
			_, day := n.hearing()
			return day
		default:
			_, first := n.worker()
			return first
		}
	})
}

// worker is whoever works on the case now, and their first name.
func (n Now) worker() (ledger.Ref, string) {
	a, ok := n.Case.Worker(n.At)
	if !ok {
		return ledger.Ref{}, "your worker"
	}
	first, _, _ := strings.Cut(a.Name, " ")
	return a.Ref, first
}

// hearing is the next hearing and its day in words without the year; nothing when none is listed.
func (n Now) hearing() (ledger.Ref, string) {
	h, ok := n.Case.NextHearing(n.At)
	if !ok {
		return ledger.Ref{}, ""
	}
	return h.Ref, dayInWords(h.Day())
}

func dayInWords(d calendar.Date) string {
	long := d.Long()
	return long[:strings.LastIndex(long, " ")]
}

// order is the last order that the court made.
func (n Now) order() ledger.Ref {
	orders := n.Case.Orders()
	if len(orders) == 0 {
		return ledger.Ref{}
	}
	last := slices.MaxFunc(orders, func(a, b *casework.Order) int { return a.Made.Compare(b.Made) })
	return last.Ref
}

// callsThem is what an adult is to a child, in the child’s words. Of anybody else a story says nothing.
var callsThem = map[string]string{"mother": "your mum", "father": "your dad", "grandmother": "your grandma", "grandfather": "your grandad"}

// adults are those of the case as a child calls them: “your mum and your dad”.
func (n Now) adults(child *casework.Person) string {
	var all []string
	for _, p := range n.Case.Adults() {
		part := callsThem[strings.ToLower(p.Towards(child.Ref, casework.Relation).Value())]
		if part != "" && !p.Died() && !slices.Contains(all, part) {
			all = append(all, part)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return strings.Compare(b, a) }) // mum before dad, parents before theirs
	switch len(all) {
	case 0:
		return "the grown-ups who look after you"
	case 1:
		return all[0]
	default:
		return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
	}
}

// Panels are the pictures of a ready-made story for a child, filled from the case.
func (n Now) Panels(story pack.Story, stage pack.Stage, language string, child *casework.Person) []PanelBody {
	var all []PanelBody
	for _, p := range story.Panels {
		if !n.tells(p) {
			continue
		}
		all = append(all, PanelBody{
			Key: p.ID, Scene: p.Scene, Pictures: p.Pictures, Words: n.fill(language, pack.StoryKey(story.ID, stage, p.ID), child), About: n.about(p.About),
		})
	}
	return all
}

// tells reports whether a picture is told in this case now.
func (n Now) tells(p pack.StoryPanel) bool {
	_, day := n.hearing()
	switch {
	case p.Law != "" && p.Law != n.Case.Law:
		return false
	case p.About == pack.AboutHearing:
		return day != ""
	case p.About == pack.AboutNoHearing:
		return day == ""
	default:
		return true
	}
}

// about is what a picture explains, as it stands now.
func (n Now) about(what pack.StoryAbout) []About {
	a := About{What: what}
	switch what {
	case "":
		return nil
	case pack.AboutWorker:
		a.Ref, a.Said = n.worker()
	case pack.AboutHearing:
		a.Ref, a.Said = n.hearing()
	case pack.AboutOrder:
		a.Ref = n.order()
	}
	return []About{a}
}
