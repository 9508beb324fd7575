package courtpage

import (
	"candour/internal/access"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack  *pack.Pack
	Files ledger.Files
	Feeds court.Feeds // of the courts that this service talks to; of none when it talks to none
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/court/filing/{signed}", access.CaseReader, p.filing, nil),
		web.ForCase("/case/{case}/court/filing/{signed}/send", access.CaseWorker, p.showSend, p.send),
		web.ForCase("/case/{case}/court/filing/{signed}/checked", access.CaseWorker, p.showChecked, p.checked),
		web.ForCase("/case/{case}/court/says", access.CaseReader, p.says, nil),
		web.ForCase("/case/{case}/court/documents", access.CaseWorker, p.documents, nil),
		web.ForCase("/case/{case}/court/documents/{document}", access.CaseWorker, p.document, p.showDocument),
		web.For("/courts", access.SignedIn, p.feeds, nil),
	}
}
