// Package govuk is the design system as typed components: the page frame, forms, lists, tables and the drawings of standing, each a
// small templ file with a parameter struct.
//
// It promises that labels, hints and errors are tied to their fields, that an error summary leads to the field it speaks of, that
// everything works without script and satisfies a strict content security policy, and that a field about a person is kept from spelling
// services, translation and form memory. It knows nothing of cases: it is given words and addresses.
//
// Start at Page, then Form and Input. Plain words are a string; what may hold links or bold words is a templ.Component, for which Text
// makes one of a string. The few words components say by themselves go through the printer put in the context by WithWords. Every
// component escapes what it is given.
package govuk

//go:generate go run github.com/a-h/templ/cmd/templ@v0.3.977 generate -path ../..
