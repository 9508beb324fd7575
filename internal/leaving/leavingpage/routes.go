package leavingpage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/left", access.CaseReader, p.left, nil),
		web.ForCase("/case/{case}/left/record", access.CaseWorker, p.showRecord, p.record),
	}
}
