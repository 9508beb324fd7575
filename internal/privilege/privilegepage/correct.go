package privilegepage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/privilege"
	"candour/internal/web"
)

// correctPage asks how a privileged note should read.
type correctPage struct {
	inForm
	note *privilege.Note
}

func (p correctPage) Title() string         { return "Correct a privileged note" }
func (p correctPage) Body() templ.Component { return correctBody(p) }

func (p Pages) correctPage(c *web.Case) (correctPage, error) {
	in, err := p.inForm(c)
	if err != nil {
		return correctPage{}, err
	}
	n, err := named(c, in.kept)
	if err != nil {
		return correctPage{}, err
	}
	in.Form.Set("said", n.Words())
	return correctPage{in, n}, nil
}

func (p Pages) showCorrect(c *web.Case) (web.Page, error) {
	page, err := p.correctPage(c)
	return page, err
}

func (p Pages) correct(c *web.Case) (web.Page, error) {
	page, err := p.correctPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := privilege.CorrectedBody{Said: f.Text("said"), Why: f.Text("why")}
	if err := page.mustGo(body.Said, body.Why); err != nil {
		return nil, err
	}
	err = page.act(func(_ *casework.State, k *privilege.Kept) (ledger.Change, error) {
		n, _ := k.Note(page.note.Entry.ID)
		return privilege.Correct(n, c.By(), f.ID, body)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(noteURL(c, page.note)), err
}
