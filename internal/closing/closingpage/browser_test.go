//go:build e2e

package closingpage_test

import (
	"testing"
	"time"

	"candour/internal/closing"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	recommended(t, f)
	f.Ruth.Reads(map[string]string{"close": f.Path("close")})
	f.Ruth.Get(f.Path("close")).Send(with(everything(f), "compared", "otherwise", "reasons", "The flat had not been seen.")).OK()
	a, _ := closing.Of(f.Read(f.Case)).Last()
	f.At(time.Date(2027, 11, 24, 9, 0, 0, 0, time.UTC))
	account := string(a.Entry.ID)
	f.Ruth.Reads(map[string]string{
		"closed": f.Path("closed"), "closed-left": f.Path("closed", account, "left", string(f.NextHearing.Entry)), "looked": f.Path("closed", account, "looked"),
		"reopen": f.Path("reopen"),
	})
}
