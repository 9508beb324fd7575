package courtpage

import (
	"context"
	"slices"

	"candour/internal/access"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/disclosure"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/workbench"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack   *pack.Pack
	Files  ledger.Files
	Reader Reader
	Feeds  court.Feeds // of the courts that this service talks to; of none when it talks to none
}

// Reader reads a PDF before it is sent, and makes a picture anew before it is handed over. A workbench.Bench is one.
type Reader interface {
	disclosure.Reader
	Picture(ctx context.Context, file []byte) (workbench.Picture, error)
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/court/filing/{signed}", access.CaseReader, p.filing, nil),
		web.ForCase("/case/{case}/court/filing/{signed}/send", access.CaseWorker, p.showSend, p.send),
		web.ForCase("/case/{case}/court/filing/{signed}/checked", access.CaseWorker, p.showChecked, p.checked),
		web.ForCase("/case/{case}/court/filing/{signed}/otherwise", access.CaseWorker, p.showOtherwise, p.otherwise),
		web.ForCase("/case/{case}/court/same/{other}", access.CaseWorker, p.showSame, p.same),
		web.ForCase("/case/{case}/court/says", access.Answerer, // it reads the closed side, which opens to nobody in an emergency
			p.says, nil),
		web.ForCase("/case/{case}/court/documents", access.CaseWorker, p.documents, nil),
		web.ForCase("/case/{case}/court/documents/{document}", access.CaseWorker, p.document, p.showDocument),
		web.For(Home, access.SignedIn, p.feeds, nil),
	}
}

// Home is where everybody sees how far the courts have been read.
const Home = "/courts"

// connected reports whether this service talks to the court's system of a law.
func (p Pages) connected(law pack.Law) bool {
	return slices.ContainsFunc(p.Feeds.Courts, func(j hmcts.Jurisdiction) bool { return lawOf(j) == law })
}
