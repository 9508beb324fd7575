package incomingpage

import (
	"context"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/workbench/mailfile"
)

// Home is the part of a case in which these pages are.
const Home = "email"

// Reader reads an e-mail from outside, in a process of its own. A workbench.Bench is one.
type Reader interface {
	Mail(ctx context.Context, file []byte) (mailfile.Mail, error)
}

// Pages holds what these pages stand on.
type Pages struct {
	Pack   *pack.Pack
	Files  ledger.Files // keeps files from outside
	Reader Reader
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseWorker, p.showBring, p.bring),
		web.ForCase("/case/{case}/"+Home+"/{email}", access.CaseWorker, p.showSort, p.sort),
	}
}
