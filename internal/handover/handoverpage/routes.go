package handoverpage

import (
	"candour/internal/access"
	"candour/internal/web"
)

// Routes are the addresses of these pages.
func Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/hand-over", access.CaseWorker, showWrite, write),
		web.ForCase("/case/{case}/hand-over/{note}", access.CaseWorker, showNote, receive),
	}
}
