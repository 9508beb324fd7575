package voicepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/voice"
	"candour/internal/web"
)

// Pictured is what a child answered to a picture that was made for them, on their own page or beside somebody.
type Pictured struct {
	Ref     ledger.Ref // of the answer
	Child   ledger.Ref
	Words   string // theirs; may be empty where they only said that it is not right
	Picture string // the sentence under it
	About   []ledger.Ref
	Came    string        // one of voice.Ways
	On      calendar.Date // on which they answered
	Board   govuk.Link    // leads to a new picture beside it, for the answer to the child
}

// pictureField is the field, and the word in the address, that says which answer to a picture a form is about.
const pictureField = "picture"

// pictured are the answers of a child that nobody has put on record as their words yet.
func (p Pages) pictured(c *web.Case, child ledger.Ref) []Pictured {
	if p.Pictured == nil {
		return nil
	}
	return slices.DeleteFunc(p.Pictured(c), func(a Pictured) bool { return a.Child != child || voice.Of(c.History).TakenUp(a.Ref) })
}

// picturedIn is the answer that the form is about; none where it is about none.
func (p Pages) picturedIn(page formPage) (Pictured, bool) {
	id := page.Form.Text(pictureField)
	if id == "" {
		id = page.Query(pictureField)
	}
	waiting := p.pictured(page.Case, page.child.Ref)
	i := slices.IndexFunc(waiting, func(a Pictured) bool { return string(a.Ref.Entry) == id })
	if i < 0 {
		return Pictured{}, false
	}
	return waiting[i], true
}

// takesUp fills a form that is opened with what the child answered, and has the form say which answer it is about.
func (p Pages) takesUp(page formPage) {
	a, known := p.picturedIn(page)
	if !known || page.Form.Text(pictureField) == string(a.Ref.Entry) { // a draft of it is as it was left
		return
	}
	page.Form.Set(pictureField, string(a.Ref.Entry))
	page.Form.Set("words", a.Words)
	page.Form.Set("came", a.Came)
	page.Form.SetDate("on", a.On)
	page.Form.Set("prompt", "The picture that says: “"+a.Picture+"”")
}

// data is the form, with the answer to a picture that it is about.
func (p formPage) data() govuk.FormData {
	d := p.Form.Data()
	if id := p.Form.Text(pictureField); id != "" {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: pictureField, Value: id})
	}
	return d
}

// backTo is where the answer to the child goes, where they spoke of a picture: beside it.
func (p Pages) backTo(c *web.Case, from ledger.Ref) (govuk.Link, bool) {
	if p.Pictured == nil || from.IsZero() {
		return govuk.Link{}, false
	}
	all := p.Pictured(c)
	i := slices.IndexFunc(all, func(a Pictured) bool { return a.Ref == from })
	if i < 0 {
		return govuk.Link{}, false
	}
	return all[i].Board, true
}

// choices are the words of the child that an answer may be about, those under the picture first.
func (p wordsPage) choices(a Pictured) []govuk.Link {
	all := p.said()
	slices.SortStableFunc(all, func(one, other said) int {
		return map[bool]int{true: 0, false: 1}[slices.Contains(a.About, one.item.Ref())] - map[bool]int{true: 0, false: 1}[slices.Contains(a.About, other.item.Ref())]
	})
	var links []govuk.Link
	for _, s := range all {
		links = append(links, govuk.Link{Text: s.item.Says, Hidden: "of " + s.On().Plain(), Href: p.at("said", string(s.item.Entry.ID)) + "?" + pictureField + "=" + string(a.Ref.Entry)})
	}
	return links
}

func (p wordsPage) anew(a Pictured) string {
	return p.at("add") + "?" + pictureField + "=" + string(a.Ref.Entry)
}

// AsksOfPictures are the answers of children to pictures that nobody has put on record as their words, for the overview of a case. It is a casepage.Panel.
func (p Pages) AsksOfPictures(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	var all []templ.Component
	for _, child := range casework.Of(c.History).Children() {
		for range p.pictured(c, child.Ref) {
			to := govuk.Link{Text: "Put it to the words that it is about", Href: c.URL("people", string(child.Ref.Entry), Home) + "#pictured", Act: true}
			all = append(all, ask(child.FirstName()+" answered: a picture is not right. ", to))
		}
	}
	return all, nil
}
