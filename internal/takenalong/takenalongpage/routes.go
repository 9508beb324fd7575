package takenalongpage

import (
	"context"
	_ "embed"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/takenalong"
	"candour/internal/web"
)

// Home is the address of what is taken along. The pages that a tablet holds on to stand below it, so that its service worker sees no others.
const Home = "/taken-along"

// Devices says which device asks, and whether it was cut off.
type Devices interface {
	takenalong.Devices
	KnownAs(ctx context.Context, person ledger.StreamID, device string) (string, error)
}

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
	Staff   access.Staff
	Devices Devices
}

// Routes are the addresses of these pages. Which cases somebody may take, and see taken, is asked of each case. A device in contact need not be signed in:
// it names what it holds by ids that nobody can guess, and is told only which of them to keep.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.home, nil),
		web.For(Home+"/choose", access.SignedIn, p.showChoose, p.choose).Forgetting(),
		web.For(Home+"/put/{taking}", access.SignedIn, p.put, nil),
		web.For(Home+"/words/{taking}", access.SignedIn, p.words, nil),
		web.For(Home+"/call-back/{case}/{taken}", access.SignedIn, p.showCallBack, p.callBack),
		web.For(Home+"/read", access.Anyone, p.read, nil),
		web.For(Home+"/worker.js", access.Anyone, serveWorker, nil),
		web.For(Home+"/state", access.Anyone, nil, p.state).Forgetting().Held(),
		web.For(Home+"/gone", access.Anyone, nil, p.gone).Forgetting().Held(),
	}
}

//go:embed worker.js
var worker []byte

func serveWorker(*web.Visit) (web.Page, error) { return web.Script{Of: worker}, nil }

// moment is a time as people say it.
func moment(at time.Time) string {
	return calendar.DateInLondon(at).Plain() + " at " + calendar.InLondon(at).Format("15:04")
}
