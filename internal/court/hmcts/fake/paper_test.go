package fake_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

func TestASheetIsAPDFWithItsWords(t *testing.T) {
	sheet := fake.Sheet("C32 - Care order (draft)", `a \ and café`)
	reader, err := pdf.NewReader(bytes.NewReader(sheet), int64(len(sheet)))
	if err != nil || reader.NumPage() != 1 {
		t.Fatal(err)
	}
	text, err := reader.Page(1).GetPlainText(nil)
	if err != nil || !strings.Contains(text, "C32 - Care order (draft)") || !strings.Contains(text, `a \ and café`) {
		t.Errorf("%q, %v", text, err)
	}
}

func TestEveryDocumentOfARecordedAnswerCanBeGivenAFile(t *testing.T) {
	raw, err := os.ReadFile("../testdata/fpl/fpl-derived_orders-of-every-type.json")
	if err != nil {
		t.Fatal(err)
	}
	answer, err := hmcts.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	court := fake.New(time.Now)
	court.Grant("public", fake.PublicRole)
	court.FillPapers(answer)
	for _, d := range answer.Cases[0].Documents {
		if status, _, body := ask(court.Gateway(), "GET", "/public-law-api/cases/documents/"+d.ID+"/binary", "public"); status != 200 || body[:5] != "%PDF-" {
			t.Errorf("%s: %d", d.Name, status)
		}
	}
}
