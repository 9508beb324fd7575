package redactionpage

import (
	"bytes"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// handOverPage asks how a copy goes, and hands it over once that is on the register.
type handOverPage struct{ copyForm }

func (p handOverPage) Title() string         { return "Hand over a copy" }
func (p handOverPage) Body() templ.Component { return handOverBody(p) }

func handOverOf(in *inCopy) (handOverPage, []byte, error) {
	pdf, err := in.desk.File(in.Context(), in.History, in.copy)
	if err != nil {
		return handOverPage{}, nil, err
	}
	form, err := in.form()
	return handOverPage{form}, pdf, err
}

func showHandOver(in *inCopy) (web.Page, error) {
	page, _, err := handOverOf(in)
	return page, err
}

// handOver puts on the register that the copy leaves, and hands it over under a name that says nothing.
func handOver(in *inCopy) (web.Page, error) {
	p, pdf, err := handOverOf(in)
	if err != nil {
		return nil, err
	}
	f := p.Form
	err = in.Act(f, func(h *ledger.History) (ledger.Change, error) {
		return redaction.HandOver(in.desk.Pack, h, in.copy, redaction.HandOverForm{
			ID: f.ID, By: in.By(), Now: in.Now, How: leaving.How(f.Text("how")), Shows: in.shows(),
		})
	})
	if f.Refused(err) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	return web.Download{Name: "copy.pdf", Media: "application/pdf", Size: int64(len(pdf)), From: bytes.NewReader(pdf)}, nil
}

// shows are the details in the file that whoever hands it over was not shown yet.
func (in *inCopy) shows() []casework.Kept { return in.copy.Shows(in.text, in.colleague) }

// reveals says what getting the file puts on record; "" where the file shows nothing new.
func (p handOverPage) reveals() string {
	var all []string
	for _, k := range p.shows() {
		if said := k.Words(p.Words); !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "The file shows " + strings.Join(all, "; and ") + ". You were not shown this before: with the file, it goes on record that you were."
}

// ways are how a file can go.
func ways() []govuk.Option {
	var all []govuk.Option
	for _, h := range leaving.Hows {
		if h != leaving.Told {
			all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
		}
	}
	return all
}
