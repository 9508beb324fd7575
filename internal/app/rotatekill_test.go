//go:build unix

package app

import (
	"testing"
)

func TestARotationThatIsKilledGoesOnWhereItWas(t *testing.T) {
	h := holds(t)
	server := h.serving()
	begins(t, server, 8000)
	args := []string{"keys", "rotate", "--data", h.Data, "--keys", h.Keys, "--copies", h.copies}
	killed := begin(t, "candour", nil, args...)
	for range h.custodians {
		if _, err := killed.line(); err != nil {
			t.Fatal(err)
		}
	}
	for under := int64(0); under == 0; { // until some are wrapped again, and long before all are
		counts, err := server.Keys().Under(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		under = counts[2]
	}
	killed.kill()
	killed.rest()
	begins(t, server, 1)
	if said, code := run(t, append(args, "--every", "30")...); code != allWell {
		t.Fatal(said)
	}
	under, err := server.Keys().Under(t.Context())
	if err != nil || under[1] != 0 || under[2] != 8002 || len(under) != 1 {
		t.Errorf("stream keys lie under %v, %v", under, err)
	}
	if ring := h.ring(); len(ring.Epochs) != 2 || ring.Unfinished() {
		t.Errorf("the keyring has %d keys", len(ring.Epochs))
	}
	h.must(keysCheckCommand{place: h.place})
}
