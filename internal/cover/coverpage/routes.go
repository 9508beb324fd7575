package coverpage

import (
	"candour/internal/access"
	"candour/internal/web"
)

// Routes are the addresses of these pages. Which person’s cover somebody may arrange is asked of the person, as for their stage in practice.
func Routes() []web.Route {
	return []web.Route{
		web.For(LeaveHome, access.SignedIn, leave, nil),
		web.For("/people/{person}/cover", access.SignedIn, showAway, arrange),
		web.For("/people/{person}/cover/{away}/back", access.SignedIn, showBack, back),
	}
}

func urlOf(person string, parts ...string) string {
	url := "/people/" + person + "/cover"
	for _, p := range parts {
		url += "/" + p
	}
	return url
}
