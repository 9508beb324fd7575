// Package pagetest is an invented family in a small service of a test's own, for the tests of pages: Hannah Ashdown, Daniel Kersey and
// their children Rowan and Isla, as their case stands on Tuesday 24 November 2026. Ruth Adeyemi is its worker.
//
//	f := pagetest.New(t, pagetest.Pages{Routes: func(p *pagetest.Family) []web.Route { … }})
//	f.Ruth.Get(f.Path("people")).OK().Check(…)
//
// No page may hold Address or Phone, which are confidential, unless somebody was shown them on purpose.
package pagetest
