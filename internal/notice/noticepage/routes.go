package noticepage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is where notices are.
const Home = "/notices"

// Pages holds what these pages stand on.
type Pages struct {
	Pack  *pack.Pack
	Staff access.Staff
	Site  string // where people reach the service, for the address of a calendar; may be empty
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.notices, p.look),
		web.For(calendarURL, access.SignedIn, p.showCalendar, p.setCalendar),
		web.For(digestURL, access.SignedIn, showDigest, setDigest),
		web.For(feedURL+"{secret}", access.Anyone, p.feed, nil),
		web.ForCase("/case/{case}/seen/{entry}", access.CaseWorker, nil, see),
	}
}
