// Package webtest is the service made small, for tests of pages: a real record in a folder of the test's own, the real kit on a port of
// this machine, invented people, and for each of them a browser that keeps its cookies and fills in forms as a person would.
//
//	site := webtest.New(t, webtest.Service{
//		Kinds: ledgertest.Kinds(&casework.Kinds), Views: casework.Views, Ties: []access.TieFunc{casework.Ties},
//		Routes: func(s *webtest.Site) []web.Route { return caseworkpage.Pages{…}.Routes() },
//	})
//	page := site.Ruth.Get("/case/" + kersey + "/note")
//	page.Send(url.Values{"with": {"Ms Ashdown"}, "said": {"…"}}).Check(htmlcheck.In("h1", htmlcheck.HasText("Ms Ashdown")))
//
// Every page that is answered is sound and in plain words, and its title and address hold none of Site.Names, or the test fails without
// being asked. Start at New, Browser.Get and Answer.Send.
package webtest
