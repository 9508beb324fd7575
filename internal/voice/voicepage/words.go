package voicepage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/voice"
	"candour/internal/web"
)

// wordsPage is all that a child said: by what it is about, so that a change is seen, and day by day.
type wordsPage struct {
	childPage
	evidence *evidence.State
	argument *footing.Case
	waiting  []Pictured // what the child answered to pictures and nobody has put on record as their words
}

func (p wordsPage) Title() string         { return "The child’s words" }
func (p wordsPage) Body() templ.Component { return wordsBody(p) }

func (p Pages) showWords(c *web.Case) (web.Page, error) {
	page, err := p.of(c)
	if err != nil {
		return nil, err
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	return wordsPage{page, evidence.Of(c.History), argument, p.pictured(c, page.child.Ref)}, err
}

func (p wordsPage) works() bool { return p.May(access.CaseWorker) }

// said is something that the child said, with its item and what they said of it afterwards.
type said struct {
	voice.Act[voice.SaidBody]
	item  *evidence.Item
	after []*voice.Correction
}

// said is all that the child said, the first day first.
func (p wordsPage) said() []said {
	var all []said
	for _, s := range p.state.Said(p.child.Ref) {
		if item, known := p.evidence.Item(s.Body.Item); known {
			all = append(all, said{s, item, p.state.CorrectionsOf(s.Body.Item)})
		}
	}
	slices.SortStableFunc(all, func(a, b said) int { return a.On().Compare(b.On()) })
	return all
}

// byTheme is one row for each thing said, those about one thing together, with what became of it.
func (p wordsPage) byTheme() [][]templ.Component {
	all := p.said()
	slices.SortStableFunc(all, func(a, b said) int { return cmp.Compare(p.theme(a), p.theme(b)) })
	var rows [][]templ.Component
	for i, s := range all {
		last := i == len(all)-1 || p.theme(all[i+1]) != p.theme(s)
		rows = append(rows, []templ.Component{
			govuk.Text(p.pack.Voice.Theme(s.Body.Theme)), govuk.Text(s.On().Plain()), govuk.Text(s.item.Says), govuk.Text(became(s, last)),
		})
	}
	return rows
}

// theme is the place of what was said among the themes of the pack.
func (p wordsPage) theme(s said) int {
	for i, t := range p.pack.Voice.Themes {
		if t.ID == s.Body.Theme {
			return i
		}
	}
	return len(p.pack.Voice.Themes)
}

// became says what the child said of it since, or whether it is their last word about the theme.
func became(s said, last bool) string {
	switch {
	case len(s.after) > 0:
		return "The child says since: “" + string(s.after[len(s.after)-1].Body.Sort) + "”"
	case last:
		return "Said last"
	default:
		return "More was said later"
	}
}

// byDay is all that was said, with what led to it and what the child says of it since.
func (p wordsPage) byDay() []govuk.ThreadItem {
	var all []govuk.ThreadItem
	for _, s := range p.said() {
		item := govuk.ThreadItem{Head: saidHead(p, s), Words: s.item.ItemBody.Words, Note: saidNote(p, s)}
		for _, c := range s.after {
			item.Answers = append(item.Answers, p.since(c))
		}
		all = append(all, item)
	}
	return all
}

// since is what the child said of it afterwards, with the answer they had.
func (p wordsPage) since(c *voice.Correction) govuk.ThreadItem {
	item := govuk.ThreadItem{Head: govuk.Text("“" + string(c.Body.Sort) + "”, " + c.On().Plain() + ". " + cameWords[c.Body.Came])}
	if now, known := p.evidence.Item(c.Body.Account); known {
		item.Words = now.ItemBody.Words
	}
	if c.Waits() {
		item.Note = waits(p, c)
	}
	for _, r := range c.Replies {
		item.Answers = append(item.Answers, govuk.ThreadItem{
			Head: govuk.Text(p.People.Name(r.Entry.Author) + " told the child, " + r.On().Plain() + ", " + r.Body.How), Words: r.Body.Words,
		})
	}
	return item
}

// circumstances say how something came to be said.
func (p wordsPage) circumstances(s said) string {
	all := []string{
		"Asked: " + s.Body.Prompt, p.pack.Voice.Place(s.Body.Place), "Near: " + s.Body.Near, "Written by " + p.People.Name(s.Entry.Author),
	}
	if s.Body.Unexplained != "" {
		all = append(all, "The child had not been told who will read it: "+s.Body.Unexplained)
	}
	if s.Body.Totals != "" {
		all = append(all, "Totals, copied by "+p.People.Name(s.Entry.Author)+": "+s.Body.Totals)
	}
	return strings.Join(all, ". ") + "."
}

// doubts are what is to be known before anything rests on it: a tool used by somebody not trained, one that was withdrawn.
func (p wordsPage) doubts(s said) string {
	so := footing.Of(s.item.Ref(), footing.So)
	if s.item.Source == nil || s.item.Source.Tool == nil {
		return ""
	}
	words := "With " + s.item.Source.Tool.Name + "."
	if !p.argument.Standing(so).Holds() {
		words += " " + p.argument.Sentence(so, nil)
	}
	return words
}

// standing is how far it can be leaned on that it was said.
func (p wordsPage) standing(s said) footing.Standing {
	return p.argument.Standing(footing.Of(s.item.Ref(), footing.Said))
}

func (p wordsPage) explained() []govuk.RowData {
	var rows []govuk.RowData
	for _, e := range p.state.Explained(p.child.Ref) {
		kind, _ := p.pack.Voice.Explanation(e.Body.Stage)
		words := strings.Join(e.Body.Words, " ")
		for _, more := range []string{e.Body.More, e.Body.Asked} {
			if more != "" {
				words += " — " + more
			}
		}
		rows = append(rows, govuk.RowData{What: govuk.Link{Text: e.On().Plain() + ", " + e.Body.How}, Why: govuk.Text(cmp.Or(kind.Name, e.Body.Stage) + ": " + words)})
	}
	return rows
}

func (p wordsPage) toldOfReports() []govuk.RowData {
	var rows []govuk.RowData
	for _, t := range p.state.ToldOf(p.child.Ref) {
		rows = append(rows, govuk.RowData{What: govuk.Link{Text: t.On().Plain() + ", " + t.Body.How}, Why: govuk.Text(t.Body.Words)})
	}
	return rows
}
