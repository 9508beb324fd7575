package api

import (
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candour/internal/access"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/fault"
	"candour/internal/pack"
	"candour/internal/web"
)

// biggestImport bounds one payload. A court's whole answer of many cases is imported by the command, on the machine.
const biggestImport = 16 << 20

type importInput struct {
	Body    map[string]any `doc:"An answer of a court to a search, as the court gave it."`
	RawBody []byte
}

type importOutput struct {
	Body struct {
		Cases []Imported `json:"cases"`
	}
}

// Imported is what became of one case of a payload.
type Imported struct {
	Court  string   `json:"court" doc:"The court’s id of the case."`
	Result string   `json:"result" enum:"taken,new,changed,same,older,refused" doc:"What became of it. taken: it was taken, and the person may not see the case."`
	Case   string   `json:"case,omitempty" doc:"The id of the case, where the person may see it."`
	Wrong  []string `json:"wrong,omitempty" doc:"Why it was refused."`
}

func (a *API) imports(h huma.API) {
	serve(a, h, a.operation(h, ImportCases, huma.Operation{
		OperationID: "import-cases", Method: http.MethodPost, Path: "/imports", Summary: "Bring in cases as a court sends them",
		Description:  "The same payload twice changes nothing. A case that is refused loses none of the others.",
		MaxBodyBytes: biggestImport, BodyReadTimeout: time.Minute, Errors: []int{http.StatusRequestEntityTooLarge},
	}), a.importCases)
	delete(h.OpenAPI().Paths[Root+"/imports"].Post.RequestBody.Content, "application/octet-stream") // which the library describes for the bytes as they came
}

func (a *API) importCases(v *web.Visit, in *importInput) (*importOutput, error) {
	results, whole := a.Importer.File(v.Context(), clientOf(v).Name, in.RawBody)
	if len(results) == 0 && whole.Refused() {
		return nil, fault.BadInput("It is no answer of a court that this service can read.", nil)
	}
	out := &importOutput{}
	out.Body.Cases = []Imported{}
	theirs := reader{v.Context(), v.DB(), v.Person, a.Ledger.Now()} // and not the visit’s own time: a new case ties nobody before it came
	for _, r := range results {
		one, err := imported(theirs, r)
		if err != nil {
			return nil, err
		}
		out.Body.Cases = append(out.Body.Cases, one)
	}
	return out, nil
}

// imported says what became of a case. Whether it was there before is for those to know who may see it.
func imported(theirs reader, r court.Result) (Imported, error) {
	out := Imported{Court: r.Case, Result: "taken"}
	if r.Refused() {
		out.Result = string(court.Refused)
		for _, mistake := range r.Errors {
			out.Wrong = append(out.Wrong, mistake.Why)
		}
		return out, nil
	}
	stream, err := court.FindCase(theirs.ctx, theirs.db, lawOf(r.Jurisdiction), r.Case)
	if err != nil || stream == "" {
		return out, err
	}
	allowed, err := theirs.Allowed(access.CaseReader, stream)
	if allowed[stream] {
		out.Result, out.Case = string(r.Result), string(stream)
	}
	return out, err
}

func lawOf(j hmcts.Jurisdiction) pack.Law {
	if j == hmcts.Public {
		return pack.PublicLaw
	}
	return pack.PrivateLaw
}
