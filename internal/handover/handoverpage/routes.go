package handoverpage

import (
	"candour/internal/access"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "hand-over"

// Routes are the addresses of these pages.
func Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseWorker, showWrite, write),
		web.ForCase("/case/{case}/"+Home+"/{note}", access.CaseWorker, showNote, receive),
		web.ForCase("/case/{case}/transfer", access.Allocator, showTransfer, transfer),
		web.ForCase("/case/{case}/who-held", access.CaseReader, whoHeld, nil),
	}
}
