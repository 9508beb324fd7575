package evidencepage

import (
	"mime/multipart"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/workbench"
)

// addPapersPage takes several files at once, and a photograph from a telephone. From whom and of which day is asked once for all.
type addPapersPage struct {
	accountPage
	kept int // of those just sent, where others were not
}

func (p addPapersPage) Title() string         { return "Add papers" }
func (p addPapersPage) Body() templ.Component { return addPapersBody(p) }

func (p Pages) showAddPapers(c *web.Case) (web.Page, error) {
	page, err := p.accountForm(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("obtained", "in_writing")
	return addPapersPage{page, 0}, nil
}

// addPapers keeps each file by itself: one that is refused says why, and the others are on record.
func (p Pages) addPapers(c *web.Case) (web.Page, error) {
	account, err := p.accountForm(c)
	if err != nil {
		return nil, err
	}
	page, f, there := addPapersPage{account, 0}, account.Form, c.SeeOther(c.URL("papers"))
	if _, sent := page.view.evidence.Source(ledger.Ref{Stream: c.Stream, Entry: f.ID}); sent {
		return there, nil
	}
	files := sentFiles(c)
	if len(files) == 0 {
		f.Errors.Add("files", "Choose a file, or take a photograph")
	}
	about := page.account(evidence.Paper{}).From
	if err := page.warn(page.namesOf(files)...); err != nil {
		return nil, err
	}
	if _, err := evidence.AddPapers(p.Pack, page.view.evidence, c.By(), f.ID, []evidence.SourceForm{*about}); f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	papers, err := page.keepEach(p, files, *about)
	if err != nil {
		return nil, err
	}
	if len(papers) > 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return evidence.AddPapers(p.Pack, evidence.Of(h), c.By(), f.ID, papers)
		})
	}
	if f.Refused(err) || err == nil && len(f.Errors) > 0 {
		page.kept = len(papers)
		f.ID = ledger.NewEntryID() // what is sent now is another act
		return page, nil
	}
	return there, err
}

// keepEach keeps the files that can be kept, and says of each other what is wrong with it.
func (p addPapersPage) keepEach(pages Pages, files []*multipart.FileHeader, about evidence.SourceForm) ([]evidence.SourceForm, error) {
	titles := strings.Split(p.Form.Text("titles"), "\n")
	var papers []evidence.SourceForm
	var refused []string
	for i, header := range files {
		file, err := pages.keepOne(p.Case, header)
		switch fault.KindOf(err) {
		case fault.Invalid, fault.TooLarge, fault.Unavailable:
			refused = append(refused, nameOf(header)+" was not kept: "+fault.Sentence(err))
			continue
		}
		if err != nil {
			return nil, err
		}
		one := about
		one.Paper = evidence.Paper{File: file, Name: titleOf(titles, i, header)}
		papers = append(papers, one)
	}
	if len(refused) > 0 {
		p.Form.Errors.Add("files", strings.Join(refused, " "))
	}
	return papers, nil
}

// titleOf is the title that was typed for the i-th file, or what its sender called it.
func titleOf(titles []string, i int, header *multipart.FileHeader) string {
	if i < len(titles) && strings.TrimSpace(titles[i]) != "" {
		return strings.TrimSpace(titles[i])
	}
	if name := nameOf(header); name != "" {
		return name
	}
	return "Paper " + strconv.Itoa(i+1)
}

var errStrange = fault.BadInput("It is no PDF, picture, Word file or plain text. Ask for it in one of these.", nil)

func (p Pages) keepOne(c *web.Case, header *multipart.FileHeader) (ledger.File, error) {
	file, err := header.Open()
	if err != nil {
		return ledger.File{}, fault.BadInput("It did not arrive whole. Choose it again.", err)
	}
	defer file.Close()
	start := make([]byte, 4<<10)
	n, _ := file.Read(start) // an empty file says so below
	if n > 0 && workbench.Sniff(start[:n]) == workbench.Unknown {
		return ledger.File{}, errStrange
	}
	if _, err := file.Seek(0, 0); err != nil {
		return ledger.File{}, err
	}
	return p.keep(c, file)
}

// sentFiles are the files of the form, those that were chosen first.
func sentFiles(c *web.Case) []*multipart.FileHeader {
	if c.Request.MultipartForm == nil {
		return nil
	}
	all := c.Request.MultipartForm.File
	return append(append([]*multipart.FileHeader{}, all["files"]...), all["photograph"]...)
}

// namesOf are what is read of the files before they are opened.
func (p addPapersPage) namesOf(files []*multipart.FileHeader) []string {
	names := []string{p.Form.Text("titles")}
	for _, header := range files {
		names = append(names, nameOf(header))
	}
	return names
}
