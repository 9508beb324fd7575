package workingcopypage

import (
	"bytes"
	"errors"
	"io"
	"net/http"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/workbench"
	"candour/internal/workbench/wordfile"
	"candour/internal/workingcopy"
)

// backPage takes a working copy in that was written on, and leads to those that came back before.
type backPage struct{ onReport }

func (p backPage) Title() string         { return "Working copy in Word" }
func (p backPage) Body() templ.Component { return backBody(p) }

func (p Pages) backPage(c *web.Case) (backPage, error) {
	v, err := p.view(c)
	if err != nil {
		return backPage{}, err
	}
	page, err := v.page()
	return backPage{page}, err
}

func (p Pages) showBack(c *web.Case) (web.Page, error) {
	page, err := p.backPage(c)
	return page, err
}

// back keeps a Word file that can be read and holds nothing hidden. It changes nothing in the report.
func (p Pages) back(c *web.Case) (web.Page, error) {
	page, err := p.backPage(c)
	if err != nil {
		return nil, err
	}
	v, f := page.v, page.Form
	next := v.url(Home, "back", string(f.ID))
	if _, sent := workingcopy.Of(v.draft).Copy(f.ID); sent {
		return c.SeeOther(next), nil
	}
	content, said, err := v.sent()
	if err == nil {
		err = v.warn(f, content)
	}
	if f.Refused(err) || err == nil && len(f.Errors) > 0 {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	if err := v.keep(f, content, said); err != nil {
		return nil, err
	}
	return c.SeeOther(next), nil
}

// sent is the file that was sent, and what it says.
func (v *view) sent() ([]byte, wordfile.File, error) {
	file, _, err := v.Request.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, wordfile.File{}, wrong("Choose the Word file")
	}
	if err != nil {
		return nil, wordfile.File{}, wrong("It did not arrive whole. Choose it again")
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil {
		return nil, wordfile.File{}, wrong("It did not arrive whole. Choose it again")
	}
	if workbench.Sniff(content) != workbench.Word {
		return nil, wordfile.File{}, wrong("Choose a Word file (.docx). If yours is another, save it as Word first")
	}
	said, err := v.Bench.WorkingCopy(v.Context(), content)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		return nil, wordfile.File{}, wrong(fault.Sentence(err))
	}
	if err == nil && workingcopy.OfAnother(v.Reading, said) {
		err = wrong("This is a working copy of another report. Choose the copy of this one")
	}
	if err == nil && len(said.Paragraphs) > mostParagraphs {
		err = wrong("It has more paragraphs than a report can have. Choose the working copy")
	}
	return content, said, err
}

// mostParagraphs bounds how long a file is compared with a report.
const mostParagraphs = 4000

func wrong(sentence string) error { return fault.Fields{{Name: "file", Sentence: sentence}} }

// warn asks for hidden details to be taken out, wherever they stand in the file: everybody on the case reads what it proposes.
func (v *view) warn(f *web.Form, content []byte) error {
	said, err := v.Bench.Word(v.Context(), content)
	if err != nil {
		return err
	}
	var held []string
	for _, k := range v.Hidden(said.Text + "\n" + said.Besides) {
		held = append(held, k.Words(v.Words))
	}
	f.MustGo(held)
	return nil
}

func (v *view) keep(f *web.Form, content []byte, said wordfile.File) error {
	file, err := v.Files.Put(v.Context(), media, bytes.NewReader(content))
	if err != nil {
		return err
	}
	body := workingcopy.BroughtBody{File: file, Version: workingcopy.Version(v.Reading, v.draft, said)}
	_, err = v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: v.Draft.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return workingcopy.Back(report.DraftOf(hs[v.Draft.Stream]), v.By(), f.ID, body)
		},
	})
	if err == nil {
		v.Forget(f)
	}
	return err
}

// data is the form that sends the file.
func (p backPage) data() govuk.FormData {
	d := p.Form.Data()
	d.Files = true
	return d
}

// came says of a copy when it came back and who brought it.
func (p backPage) came(c *workingcopy.Copy) string {
	at := c.Entry.Recorded
	return calendar.DateInLondon(at).Long() + ", " + calendar.InLondon(at).Format("15:04") + ", by " + p.People.Name(c.Entry.Author)
}
