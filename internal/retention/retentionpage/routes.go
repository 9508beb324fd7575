package retentionpage

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of what is due to be erased.
const Home = "/retention"

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.RecordKeeper, p.due, nil),
		web.For(Home+"/unknown", access.RecordKeeper, p.unknown, nil),
		web.For(Home+"/held", access.RecordKeeper, p.held, nil),
		web.For(Home+"/accounts", access.RecordKeeper, p.accounts, nil),
		web.For(Home+"/accounts/{erasure}", access.RecordKeeper, p.account, nil),
		web.ForCase("/case/{case}/keeping", access.KeepingReader, p.keeping, nil),
		web.ForCase("/case/{case}/keeping/hold", access.KeepingReader, p.showHold, p.hold),
		web.ForCase("/case/{case}/keeping/lift/{hold}", access.RecordKeeper, p.showLift, p.lift),
		web.ForCase("/case/{case}/erase", access.RecordKeeper, p.showErase, p.erase),
		web.ForCase("/case/{case}/erase/{entry}", access.KeepingReader, p.showErase, p.erase),
		web.ForCase("/case/{case}/erasure/{erasure}", access.KeepingReader, p.erasure, p.decide),
	}
}

func today(v *web.Visit) calendar.Date { return calendar.DateInLondon(v.Now) }
