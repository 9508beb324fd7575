package storyboardpage

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// looksPage chooses how the people and homes of a storyboard look.
type looksPage struct {
	web.CaseForm
	board *storyboard.Board
}

func (p looksPage) Title() string         { return "How the pictures look" }
func (p looksPage) Body() templ.Component { return looksBody(p) }

func (p Pages) looksPage(c *web.Case) (looksPage, error) {
	b, _, err := p.board(c)
	if err != nil {
		return looksPage{}, err
	}
	form, err := c.Form()
	page := looksPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, b}
	if err == nil {
		setLooks(form, b.Looks)
	}
	return page, err
}

func (p Pages) showLooks(c *web.Case) (web.Page, error) {
	page, err := p.looksPage(c)
	return page, err
}

func (p Pages) dress(c *web.Case) (web.Page, error) {
	page, err := p.looksPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	err = p.acts(c, f, page.board, func(_ storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
		return storyboard.Dress(b, c.By(), f.ID, looksOf(f))
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(boardURL(c, page.board)), err
}

// choice is one of several things to press, with its picture.
type choice struct {
	Value, Label string
	Picture      string // a pictogram
	Skin         int
	Scene        string // a scene, with Pictures in it
	Pictures     []string
	Colour       string // a dot of it
	Width        int    // of the dot
}

func pictured(names []string) []choice {
	var all []choice
	for _, name := range names {
		all = append(all, choice{Value: name, Label: upper(storyboard.Alt(name)), Picture: name})
	}
	return all
}

func upper(alt string) string {
	for _, article := range []string{"a ", "an ", "the "} {
		if len(alt) > len(article) && alt[:len(article)] == article {
			alt = alt[len(article):]
			break
		}
	}
	return string(alt[0]&^0x20) + alt[1:]
}

var skinWords = []string{"Yellow", "Light", "Medium light", "Medium", "Medium dark", "Dark"}

func skins(figure string) []choice {
	var all []choice
	for i, words := range skinWords {
		all = append(all, choice{Value: strconv.Itoa(i), Label: words, Picture: figure, Skin: i})
	}
	return all
}

func setLooks(f *web.Form, l storyboard.Looks) {
	f.Set("looks-child", l.Child)
	f.Set("looks-skin", strconv.Itoa(l.Skin))
	f.Set("looks-worker", l.Worker)
	f.Set("looks-worker-skin", strconv.Itoa(l.WorkerSkin))
	f.Set("looks-grown-skin", strconv.Itoa(l.GrownSkin))
	f.Set("looks-home", l.Home)
	if f.Has(govuk.EntryField) {
		return // as sent: a box that was not ticked is not sent
	}
	f.Set("looks-grown", grownValue(l.Grown))
	var extra []string
	if l.Calm {
		extra = append(extra, "calm")
	}
	if l.Large {
		extra = append(extra, "large")
	}
	f.Set("looks-extra", extra...)
}

// families are the adults of a story, as a form offers them.
var families = []struct {
	words string
	grown []string
}{
	{"A woman and a man", []string{"woman", "man"}}, {"Two women", []string{"woman", "woman"}}, {"Two men", []string{"man", "man"}}, {"A woman", []string{"woman"}}, {"A man", []string{"man"}},
	{"A grandmother", []string{"old-woman"}}, {"Grandparents", []string{"old-woman", "old-man"}}, {"A woman and a grandmother", []string{"woman", "old-woman"}}, {"Nobody", nil},
}

func grownValue(grown []string) string {
	for i, f := range families {
		if slices.Equal(f.grown, grown) {
			return strconv.Itoa(i)
		}
	}
	return "0"
}

func familyOptions() []govuk.Option {
	var all []govuk.Option
	for i, f := range families {
		all = append(all, govuk.Option{Value: strconv.Itoa(i), Label: f.words})
	}
	return all
}

func looksOf(f *web.Form) storyboard.Looks {
	skin := func(field string) int {
		n, err := strconv.Atoi(f.Text(field))
		if err != nil {
			return -1
		}
		return n
	}
	l := storyboard.Looks{
		Child: f.Text("looks-child"), Skin: skin("looks-skin"), GrownSkin: skin("looks-grown-skin"), Worker: f.Text("looks-worker"), WorkerSkin: skin("looks-worker-skin"),
		Home: f.Text("looks-home"), Calm: slices.Contains(f.All("looks-extra"), "calm"), Large: slices.Contains(f.All("looks-extra"), "large"),
	}
	if i := skin("looks-grown"); i >= 0 && i < len(families) {
		l.Grown = families[i].grown
	}
	return l
}

// formWith is the data of a form in a class of its own, without a draft: what is chosen here is chosen in one go.
func formWith(f *web.Form, class string) govuk.FormData {
	d := f.Data()
	d.Class, d.Draft = class, ""
	return d
}
