package access

import (
	"context"
	"strings"

	"candour/internal/ledger"
)

// handedTo stands in the token of a session whose device was handed to somebody else, before the one address that it still opens. A digest of the whole
// token is what is kept, so that a token whose address was changed opens nothing.
const handedTo = "~"

// Hand ends a session, and begins one in its place that opens one address and what is below it: the device is in a child’s hands. The token of the
// session before opens nothing any more.
func (s Sessions) Hand(ctx context.Context, token string, person ledger.StreamID, device, home string) (handed string, err error) {
	handed = newToken() + handedTo + home
	if err := s.begin(ctx, handed, person, device); err != nil {
		return "", err
	}
	return handed, s.End(ctx, token)
}

// TakeBack ends a session whose device was handed over, and begins a whole one. Whoever asks has shown who they are.
func (s Sessions) TakeBack(ctx context.Context, handed string, person ledger.StreamID, device string) (token string, err error) {
	if token, err = s.BeginOn(ctx, person, device); err != nil {
		return "", err
	}
	return token, s.End(ctx, handed)
}

// HandedTo is the one address that a token opens because the device was handed over; "" when it was not.
func HandedTo(token string) string {
	_, home, _ := strings.Cut(token, handedTo)
	return home
}
