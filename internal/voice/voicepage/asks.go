package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/voice"
	"candour/internal/web"
)

// Asks are the corrections of children to which nobody has answered, for the overview of a case. It is a casepage.Panel.
func Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	var all []templ.Component
	for _, a := range voice.Of(c.History).Corrections() {
		child, known := casework.Of(c.History).Person(a.Body.Child)
		if known && a.Waits() {
			to := govuk.Link{Text: "Answer the child", Href: c.URL("people", string(child.Ref.Entry), Home, "answer", string(a.Entry.ID)), Act: true}
			all = append(all, ask(child.FirstName()+" says of something written down: “"+string(a.Body.Sort)+"”. They wait for an answer.", to))
		}
	}
	return all, nil
}
