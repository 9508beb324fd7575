package api

import (
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"candour/internal/access"
	"candour/internal/web"
)

type changesInput struct {
	OfCase
	After int64 `query:"after" minimum:"0" doc:"The version up to which the client has read; 0 for none."`
	Limit int   `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type entriesInput struct {
	OfCase
	Before int64 `query:"before" minimum:"0" doc:"The version of the last entry of the answer before; 0 for the newest."`
	Limit  int   `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type entriesOutput struct {
	Body struct {
		Version int64   `json:"version" doc:"How the case stands."`
		Entries []Entry `json:"entries"`
		More    bool    `json:"more" doc:"There are more: go on from the last of these."`
	}
}

func (a *API) changes(h huma.API) {
	serve(a, h, a.operation(h, ReadCases, huma.Operation{
		OperationID: "list-entries", Method: http.MethodGet, Path: "/cases/{case}/entries", Summary: "The case’s timeline, newest first",
		Description: "Only what stands is in it, what is held back without its words.",
	}), listEntries)
	serve(a, h, a.operation(h, ReadChanges, huma.Operation{
		OperationID: "follow-changes", Method: http.MethodGet, Path: "/cases/{case}/changes", Summary: "What was recorded after a version, oldest first",
		Description: "Every version is in it. An entry about another says what became of that one: whoever kept its words looks at it again.",
	}), followChanges)
}

func listEntries(v *web.Visit, in *entriesInput) (*entriesOutput, error) {
	c, err := v.Open(access.CaseReader)
	if err != nil {
		return nil, err
	}
	t, err := newTelling(c, c.History)
	if err != nil {
		return nil, err
	}
	var versions []int64
	for version := range t.shown {
		if in.Before == 0 || version < in.Before {
			versions = append(versions, version)
		}
	}
	slices.Sort(versions)
	slices.Reverse(versions)
	return t.out(versions, in.Limit), nil
}

func followChanges(v *web.Visit, in *changesInput) (*entriesOutput, error) {
	c, err := v.Open(access.CaseReader)
	if err != nil {
		return nil, err
	}
	t, err := newTelling(c, c.History)
	if err != nil {
		return nil, err
	}
	var versions []int64
	for _, e := range c.History.Since(in.After) {
		versions = append(versions, e.Version)
	}
	return t.out(versions, in.Limit), nil
}

// out are the first of some entries, by version.
func (t *telling) out(versions []int64, limit int) *entriesOutput {
	out := &entriesOutput{}
	limit = limitOf(limit)
	out.Body.Version, out.Body.More, out.Body.Entries = t.History.Version, len(versions) > limit, []Entry{}
	for _, version := range versions[:min(limit, len(versions))] {
		out.Body.Entries = append(out.Body.Entries, t.entry(version))
	}
	return out
}
