package access_test

import (
	"testing"
	"time"

	"candour/internal/access"
)

// The vectors of RFC 6238, appendix B, for SHA-1; of their eight digits the last six.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	secret := access.CodeSecret("12345678901234567890")
	for at, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		if got := secret.Code(time.Unix(at, 0)); got != want {
			t.Errorf("at %d the code is %s, wanted %s", at, got, want)
		}
	}
}

func TestAnAuthenticatorIsToldWhoseCodesTheseAre(t *testing.T) {
	secret := access.CodeSecret("12345678901234567890")
	const want = "otpauth://totp/Candour:Ruth%20Adeyemi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Candour"
	if got := secret.Address("Ruth Adeyemi"); got != want {
		t.Errorf("the address is %s", got)
	}
}
