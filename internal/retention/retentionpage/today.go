package retentionpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/retention"
	"candour/internal/web"
)

// Today is what waits for an information governance officer: erasures that were proposed and not yet decided.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	if !access.Decide(v.Person, access.RecordKeeper, nil).Allowed {
		return nil, nil
	}
	undone, err := retention.Undone(v.Context(), v.DB(), 1)
	if err != nil {
		return nil, err
	}
	waiting := 0
	for _, e := range undone.Rows {
		if e.Stage == retention.Waiting {
			waiting++
		}
	}
	if waiting == 0 {
		return nil, nil
	}
	return []templ.Component{waitingAsk(numbered(waiting, "An erasure waits", "%d erasures wait") + " for a second person. ")}, nil
}
