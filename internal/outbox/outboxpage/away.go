package outboxpage

import (
	_ "embed"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/govuk/assets"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/pack"
	"candour/internal/voice"
	"candour/internal/web"
)

// awayPage is where somebody writes without signal. It holds nothing of anybody’s: its script asks for the cases.
type awayPage struct{ pack *pack.Pack }

func (p awayPage) Title() string         { return "Write without signal" }
func (p awayPage) Body() templ.Component { return awayBody(p) }
func (p awayPage) Scripts() []string     { return []string{assets.Path("away.js")} }

func (p Pages) away(*web.Visit) (web.Page, error) { return awayPage{p.Pack}, nil }

//go:embed worker.js
var workerScript []byte

// worker is the script that keeps the page for where there is no signal.
func worker(*web.Visit) (web.Page, error) { return web.Worker{Script: workerScript, Scope: Away}, nil }

// known is all that a tablet keeps in clear.
type known struct {
	Worker ledger.StreamID  `json:"worker"`
	Key    outbox.PublicKey `json:"key"`
	Cases  []knownCase      `json:"cases"`
	Kept   int              `json:"kept"` // how much waits for the worker that could not be put on record
}

type knownCase struct {
	Number   ledger.EntryID `json:"number"`
	Label    string         `json:"label"`
	Children []string       `json:"children"`
	Until    int64          `json:"until"` // in milliseconds: when the tablet forgets it
}

// here says to a tablet to whom it seals and which cases the worker prepared, and takes note of the tablet.
func (p Pages) here(v *web.Visit) (web.Page, error) {
	var from struct {
		Tablet string `json:"tablet"`
	}
	if err := sent(v, &from); err != nil {
		return nil, err
	}
	if _, err := ledger.ParseEntryID(from.Tablet); err != nil {
		return nil, fault.BadInput("This page sent what the service cannot read. Open it again where there is signal.", err)
	}
	stream := outbox.Stream(v.Person.ID)
	err := act(v, "", func(hs ledger.Histories) (ledger.Change, error) {
		return outbox.Meet(hs[stream], v.By(), outbox.TabletBody{Tablet: from.Tablet, Name: v.Device()})
	}, stream)
	if err != nil {
		return nil, err
	}
	box, err := boxOf(v, v.Person)
	if err != nil {
		return nil, err
	}
	key, err := p.Keys.Current(v.Context())
	return web.Data{Of: known{stream, key, knownCases(box, from.Tablet), len(box.box.Waiting())}}, err
}

// knownCases are the cases that a tablet lists: none when it was cut off.
func knownCases(box opened, tablet string) []knownCase {
	all := []knownCase{}
	if untrusted(box.box, tablet) != "" {
		return all
	}
	for _, p := range box.box.Offered(box.Now) {
		one := knownCase{p.Entry.ID, p.Label, []string{}, p.Until().UnixMilli()}
		for _, child := range p.Children {
			one.Children = append(one.Children, child.Label)
		}
		all = append(all, one)
	}
	return all
}

func blank(name, label, hint string) govuk.Field {
	return govuk.Field{Name: name, Label: label, Hint: hint}
}

func sorts() []govuk.Option {
	labels := map[casework.NoteSort]string{
		casework.Call: "A call", casework.Visit: "A visit", casework.Attempt: "I tried to reach somebody", casework.Text: "Text messages",
		casework.Meeting: "A meeting", casework.Email: "An e-mail", casework.Other: "Something else",
	}
	all := []govuk.Option{{Value: string(casework.Visit), Label: labels[casework.Visit]}}
	for _, s := range casework.NoteSorts {
		if s != casework.Visit {
			all = append(all, govuk.Option{Value: string(s), Label: labels[s]})
		}
	}
	return all
}

func forms() []govuk.Option {
	labels := map[voice.Form]string{
		voice.Verbatim: "Word for word", voice.Paraphrase: "In my words", voice.Drawing: "By a drawing", voice.Symbols: "By symbols or pointing",
		voice.Interpreted: "Through an interpreter or signer",
	}
	var all []govuk.Option
	for _, f := range voice.Forms {
		all = append(all, govuk.Option{Value: string(f), Label: labels[f]})
	}
	return all
}

func choices(of []pack.Option) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, o := range of {
		all = append(all, govuk.Option{Value: o.ID, Label: o.Name})
	}
	return all
}

// asksOfChild is what a child may have asked about their words.
var asksOfChild = []govuk.Option{{Value: "yes", Label: "The child asked that somebody does not read this"}}

// sortsOfEntry are what somebody may write here. The script shows what the chosen one asks.
var sortsOfEntry = []govuk.Option{{Value: "note", Label: "A visit, a call or a conversation"}, {Value: "words", Label: "What a child said"}, {Value: "task", Label: "Something to do"}}
