package breachpage

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/ledger"
)

// seen asks who had seen it. Of what was shown in Candour it says who looked at the case, by the record of looks.
var seen = step{
	title: "Who had seen it?", button: "Record it", fields: seenFields,
	lede: func(stepPage) string { return "As it is known, or as it was said, and by whom." },
	reads: func(p stepPage) deed {
		form := breach.SeenBody{Words: p.form.Text("words")}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.WasSeen(s, form) }
	},
}

// mayAskLooks reports whether this person may ask who looked: who manages the case, and who decides on the breach.
func (p stepPage) mayAskLooks() bool {
	return p.breach.InCandour && (p.May(access.CaseManager) || p.May(access.RecordKeeper))
}

// looked says who looked at the case from when it was shown until now, each once and by name. It counts nothing.
func (p stepPage) looked() (string, error) {
	from := p.breach.Entry.Recorded
	if p.breach.Entry.Happened != nil {
		from = p.breach.Entry.Happened.Start()
	}
	looks, err := access.WhoLooked(p.Context(), p.DB(), p.Stream, from, p.Now)
	if err != nil {
		return "", err
	}
	var names []string
	for _, look := range looks {
		if name := p.People.Name(ledger.By(look.Person)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return "By the record of looks nobody has looked at the case since.", nil
	}
	return "By the record of looks these have looked at the case since: " + strings.Join(names, ", ") + ".", nil
}

// seenFields say who looked to whoever may ask. A page that cannot ask the record of looks is refused.
func seenFields(p stepPage) templ.Component {
	if !p.mayAskLooks() {
		return seenForm(p, "")
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		said, err := p.looked()
		if err != nil {
			return err
		}
		return seenForm(p, said).Render(ctx, w)
	})
}
