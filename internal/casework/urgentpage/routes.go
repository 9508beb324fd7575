package urgentpage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on: the pack for what is due, and nothing that could fail.
type Pages struct{ Pack *pack.Pack }

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/worried", access.Urgent, p.showWorried, p.worried),
		web.ForCase("/case/{case}/worried/show/{detail}", access.Urgent, nil, p.show),
		web.ForCase("/case/{case}/worry/{worry}", access.Urgent, p.worry, p.tell),
	}
}
