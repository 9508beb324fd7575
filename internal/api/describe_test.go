package api_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"candour/internal/api"
)

var update = flag.Bool("update", false, "write openapi.json anew; then run go generate ./internal/api/apiclient")

func description(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	raw, err := json.Marshal(api.Describe())
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), '\n')
}

func TestTheDescriptionThatIsKeptIsThatOfTheInterface(t *testing.T) {
	want := description(t)
	if *update {
		if err := os.WriteFile("openapi.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("openapi.json is not fresh: run go test ./internal/api -run Description -update, then go generate ./internal/api/apiclient")
	}
}

func TestTheDescriptionIsValidOpenAPI31(t *testing.T) {
	raw := description(t)
	document, err := libopenapi.NewDocument(raw)
	if err != nil {
		t.Fatal(err)
	}
	if v := document.GetVersion(); !strings.HasPrefix(v, "3.1") {
		t.Errorf("it is of version %s", v)
	}
	check, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	valid, wrong := check.ValidateDocument()
	for _, one := range wrong {
		t.Errorf("%s: %s %v", one.Message, one.Reason, one.SchemaValidationErrors)
	}
	if !valid {
		t.Error("the description is not valid")
	}
}

// TestEveryOperationNamesItsScopeAndItsProblems: whoever reads the description knows what a token needs, and what can come back.
func TestEveryOperationNamesItsScopeAndItsProblems(t *testing.T) {
	n := 0
	for path, item := range api.Describe().Paths {
		for _, op := range []any{item.Get, item.Post} {
			raw, err := json.Marshal(op)
			if err != nil {
				t.Fatal(err)
			}
			if string(raw) == "null" {
				continue
			}
			n++
			if !bytes.Contains(raw, []byte(`"security":[{"token":["`)) || !bytes.Contains(raw, []byte("application/problem+json")) {
				t.Errorf("%s: %.200s", path, raw)
			}
		}
	}
	if n != 6 {
		t.Errorf("%d operations", n)
	}
}
