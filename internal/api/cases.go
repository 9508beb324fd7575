package api

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Case is a case as a list shows it.
type Case struct {
	ID          string `json:"id" doc:"Names the case in addresses."`
	Title       string `json:"title"`
	Number      string `json:"number,omitempty" doc:"The court’s number."`
	Law         string `json:"law" enum:"private,public"`
	Status      string `json:"status"`
	Track       string `json:"track,omitempty"`
	Team        string `json:"team,omitempty"`
	Worker      string `json:"worker,omitempty"`
	Children    string `json:"children,omitempty" doc:"First names, the eldest first."`
	NextHearing string `json:"nextHearing,omitempty" doc:"UTC to the minute, or only the day while no time is given."`
	Provisional bool   `json:"nextHearingProvisional" doc:"Somebody was told of the next hearing, or of its start, and the court’s own system has not said it yet."`
	Received    string `json:"received,omitempty" doc:"The day on which it came."`
}

// OneCase is a case with its people.
type OneCase struct {
	Case
	Version int64    `json:"version" doc:"How the case stands; it grows by one with each entry."`
	People  []Person `json:"people" doc:"Who is in it. No address, telephone number or other detail of anybody is here."`
}

// Person is somebody in a case.
type Person struct {
	ID   string `json:"id" doc:"Names them in notes."`
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// How many rows an answer has.
const (
	aPage    = 50
	mostRows = 200
)

type casesInput struct {
	After string `query:"after" doc:"The id of the last case of the answer before."`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type casesOutput struct {
	Body struct {
		Cases []Case `json:"cases"`
		More  bool   `json:"more" doc:"There are more: ask after the last of these."`
	}
}

// OfCase names the case of an address.
type OfCase struct {
	Case string `path:"case" doc:"The id of the case."`
}

type caseOutput struct{ Body OneCase }

func (a *API) cases(h huma.API) {
	serve(a, h, a.operation(h, ReadCases, huma.Operation{
		OperationID: "list-cases", Method: http.MethodGet, Path: "/cases", Summary: "The open cases that the person may read, by id",
	}), listCases)
	serve(a, h, a.operation(h, ReadCases, huma.Operation{
		OperationID: "get-case", Method: http.MethodGet, Path: "/cases/{case}", Summary: "One case",
	}), getCase)
}

func listCases(v *web.Visit, in *casesInput) (*casesOutput, error) {
	all, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	all, err = web.Theirs(v, access.CaseReader, all, func(b casework.Brief) ledger.StreamID { return b.Case })
	if err != nil {
		return nil, err
	}
	var ids []ledger.StreamID
	for _, b := range all {
		if string(b.Case) > in.After {
			ids = append(ids, b.Case)
		}
	}
	slices.Sort(ids)
	limit := limitOf(in.Limit)
	out := &casesOutput{}
	out.Body.More = len(ids) > limit
	out.Body.Cases, err = rowsOf(v, ids[:min(limit, len(ids))])
	return out, err
}

func limitOf(asked int) int {
	if asked < 1 {
		return aPage
	}
	return min(asked, mostRows)
}

func rowsOf(v *web.Visit, ids []ledger.StreamID) ([]Case, error) {
	rows, err := casework.RowsOf(v.Context(), v.DB(), ids, v.Now)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b casework.Row) int { return cmp.Compare(a.Case, b.Case) })
	cases := make([]Case, len(rows))
	for i, r := range rows {
		cases[i] = Case{
			ID: string(r.Case), Title: r.Title, Number: r.Number, Law: string(r.Law), Status: string(r.Status), Track: r.Track, Team: r.TeamName,
			Worker: r.WorkerName, Children: r.Children, NextHearing: r.NextHearing, Provisional: r.HearingTold != 0, Received: r.Received,
		}
	}
	return cases, nil
}

func getCase(v *web.Visit, _ *OfCase) (*caseOutput, error) {
	c, err := v.Open(access.CaseReader)
	if err != nil {
		return nil, err
	}
	rows, err := rowsOf(v, []ledger.StreamID{c.Stream})
	if err != nil {
		return nil, err
	}
	if len(rows) != 1 {
		return nil, absent()
	}
	out := &caseOutput{OneCase{Case: rows[0], Version: c.History.Version, People: []Person{}}}
	for _, p := range casework.Of(c.History).People() {
		out.Body.People = append(out.Body.People, Person{string(p.Ref.Entry), p.Name(), string(p.Kind)})
	}
	return out, nil
}
